package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** How large and how careful: the short side of the picture in pixels, and the encoder's effort. */
public enum Quality {
    /** 540 wide, fast: to see the plan. */
    DRAFT("draft", 540),
    STANDARD("standard", 1080),
    /** As large as standard, with more bits and a slower encoder. */
    HD("hd", 1080),
    FOUR_K("4k", 2160);

    private final String id;
    private final int shortSide;

    Quality(String id, int shortSide) {
        this.id = id;
        this.shortSide = shortSide;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public int shortSide() {
        return shortSide;
    }

    @JsonCreator
    public static Quality of(String id) {
        return Names.find(values(), Quality::id, id, ErrorCode.QUALITY_UNKNOWN, "quality");
    }
}
