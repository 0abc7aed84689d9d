package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The worlds that can be drawn; ABSTRACT when the prompt names none of them. */
public enum SceneKind {
    CITY,
    MOUNTAINS,
    SEA,
    DESERT,
    FOREST,
    /** A stage or a club. */
    STAGE,
    ROAD,
    SPACE,
    ABSTRACT;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static SceneKind of(String id) {
        return Words.find(SceneKind.class, id);
    }
}
