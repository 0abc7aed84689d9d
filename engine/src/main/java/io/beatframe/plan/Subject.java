package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who or what the shots are about. */
public enum Subject {
    DANCER,
    PERSON,
    COUPLE,
    RUNNER,
    CAR,
    BOAT,
    ANIMAL,
    ASTRONAUT,
    /** The place itself. */
    NONE;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static Subject of(String id) {
        return Words.find(Subject.class, id);
    }
}
