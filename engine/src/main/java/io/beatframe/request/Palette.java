package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** The four colour palettes; {@code grade} has a look for each. */
public enum Palette {
    WARM_CINEMATIC("warm_cinematic"),
    COOL_MOODY("cool_moody"),
    VIBRANT_NEON("vibrant_neon"),
    FILM_STOCK("film_stock");

    private final String id;

    Palette(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    @JsonCreator
    public static Palette of(String id) {
        return Names.find(values(), Palette::id, id, ErrorCode.PALETTE_UNKNOWN, "palette");
    }
}
