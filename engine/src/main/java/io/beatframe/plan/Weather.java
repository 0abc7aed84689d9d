package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What is in the air. */
public enum Weather {
    CLEAR,
    RAIN,
    SNOW,
    FOG;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static Weather of(String id) {
        return Words.find(Weather.class, id);
    }
}
