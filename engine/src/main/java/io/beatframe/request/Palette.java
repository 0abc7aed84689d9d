package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** The four colour palettes; {@code grade} has a look for each. */
public enum Palette {
    WARM_CINEMATIC("warm_cinematic", "golden highlights, rich shadows"),
    COOL_MOODY("cool_moody", "blue-teal shadows, muted, darker"),
    VIBRANT_NEON("vibrant_neon", "saturated, magenta and cyan, high contrast"),
    FILM_STOCK("film_stock", "desaturated, lifted blacks, like film");

    private final String id;
    private final String description;

    Palette(String id, String description) {
        this.id = id;
        this.description = description;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** For people: what it does to a picture. */
    public String description() {
        return description;
    }

    @JsonCreator
    public static Palette of(String id) {
        return Names.find(values(), Palette::id, id, ErrorCode.PALETTE_UNKNOWN, "palette");
    }
}
