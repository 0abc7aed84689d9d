package io.beatframe.request;

import io.beatframe.failure.ErrorCode;

/** How many beats are used of those that are found or given. Bars begin where they did. */
public enum BeatSpeed {
    HALF("1/2"),
    NORMAL("1"),
    DOUBLE("2");

    private final String id;

    BeatSpeed(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /**
     * @throws io.beatframe.failure.Failure OPTION_INVALID
     */
    public static BeatSpeed of(String id) {
        return Names.find(
                values(),
                BeatSpeed::id,
                id.equals("0.5") ? HALF.id : id,
                ErrorCode.OPTION_INVALID,
                "beat speed");
    }
}
