package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where the subject stands in the frame. */
public enum Composition {
    RULE_OF_THIRDS_LEFT(1.0 / 3),
    RULE_OF_THIRDS_RIGHT(2.0 / 3),
    CENTERED(0.5),
    SYMMETRICAL(0.5),
    /** Near, middle and far things one behind the other. */
    LAYERED_DEPTH(0.5),
    /** Lines of the place lead to the subject. */
    LEADING_LINES(0.5),
    /** A small subject and much empty room. */
    NEGATIVE_SPACE(1.0 / 3),
    /** From below, so that the subject towers. */
    LOW_ANGLE(0.5),
    /** A tilted horizon. */
    DUTCH_ANGLE(2.0 / 3);

    private final double subjectX;

    Composition(double subjectX) {
        this.subjectX = subjectX;
    }

    /** The subject's middle, 0 at the left edge to 1 at the right. */
    public double subjectX() {
        return subjectX;
    }

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static Composition of(String id) {
        return Words.find(Composition.class, id);
    }
}
