package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;
import io.beatframe.time.FrameSize;

/** The shape of the picture, width to height. */
public enum Aspect {
    PORTRAIT("9:16", 9, 16),
    SQUARE("1:1", 1, 1),
    FEED("4:5", 4, 5),
    LANDSCAPE("16:9", 16, 9);

    private final String id;
    private final int width;
    private final int height;

    Aspect(String id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** 1080×1920, 1080×1080, 1080×1350, 1920×1080 at standard quality. */
    public FrameSize size(Quality quality) {
        int side = quality.shortSide();
        return width <= height
                ? new FrameSize(side, even((double) side * height / width))
                : new FrameSize(even((double) side * width / height), side);
    }

    private static int even(double length) {
        return (int) (2 * Math.round(length / 2));
    }

    @JsonCreator
    public static Aspect of(String id) {
        return Names.find(values(), Aspect::id, id, ErrorCode.ASPECT_UNKNOWN, "aspect");
    }
}
