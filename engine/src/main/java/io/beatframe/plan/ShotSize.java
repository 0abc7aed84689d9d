package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much of the subject the frame holds. */
public enum ShotSize {
    WIDE,
    MEDIUM,
    CLOSE;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static ShotSize of(String id) {
        return Words.find(ShotSize.class, id);
    }
}
