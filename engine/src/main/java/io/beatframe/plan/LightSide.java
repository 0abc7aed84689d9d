package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Where a style puts the key light. KEY_SIDE is left or right, chosen once for the reel: a lamp
 * that changes sides between two shots looks like a mistake.
 */
public enum LightSide {
    KEY_SIDE,
    BEHIND,
    ABOVE,
    FRONT;

    @JsonCreator
    static LightSide of(String id) {
        return Words.find(LightSide.class, id);
    }

    Light.From from(Light.From keySide) {
        return switch (this) {
            case KEY_SIDE -> keySide;
            case BEHIND -> Light.From.BEHIND;
            case ABOVE -> Light.From.ABOVE;
            case FRONT -> Light.From.FRONT;
        };
    }
}
