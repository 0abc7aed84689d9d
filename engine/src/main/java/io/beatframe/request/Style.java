package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** The six cinematography styles; what each means stands in {@code plan}'s style rules. */
public enum Style {
    CINEMATIC_DRAMA("cinematic_drama"),
    ENERGETIC_DANCE("energetic_dance"),
    LUXE_TRAVEL("luxe_travel"),
    VAPORWAVE_NEON("vaporwave_neon"),
    FILM_NOIR("film_noir"),
    MODERN_MINIMAL("modern_minimal");

    private final String id;

    Style(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    @JsonCreator
    public static Style of(String id) {
        return Names.find(values(), Style::id, id, ErrorCode.STYLE_UNKNOWN, "style");
    }
}
