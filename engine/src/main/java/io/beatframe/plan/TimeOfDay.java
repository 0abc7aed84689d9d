package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** When the scene plays, which sets its sky. */
public enum TimeOfDay {
    DAWN,
    DAY,
    GOLDEN_HOUR,
    DUSK,
    NIGHT;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static TimeOfDay of(String id) {
        return Words.find(TimeOfDay.class, id);
    }
}
