package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** The six cinematography styles; what each means stands in {@code plan}'s style rules. */
public enum Style {
    CINEMATIC_DRAMA("cinematic_drama", Palette.COOL_MOODY),
    ENERGETIC_DANCE("energetic_dance", Palette.WARM_CINEMATIC),
    LUXE_TRAVEL("luxe_travel", Palette.WARM_CINEMATIC),
    VAPORWAVE_NEON("vaporwave_neon", Palette.VIBRANT_NEON),
    FILM_NOIR("film_noir", Palette.FILM_STOCK),
    MODERN_MINIMAL("modern_minimal", Palette.FILM_STOCK);

    private final String id;
    private final Palette palette;

    Style(String id, Palette palette) {
        this.id = id;
        this.palette = palette;
    }

    /** The palette that goes with the style when the user names none. */
    public Palette palette() {
        return palette;
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
