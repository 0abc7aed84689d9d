package io.beatframe.request;

import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;

/** How the picture is coded, by the name that ffmpeg gives it. */
public enum Codec {
    /** Plays everywhere. */
    H264("h264"),
    /** Smaller at about the same look, for several times the work. */
    HEVC("hevc"),
    /** As HEVC; old phones cannot play it. */
    AV1("av1");

    private final String id;

    Codec(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public static Codec of(String id) {
        return Names.find(values(), Codec::id, id, ErrorCode.OPTION_INVALID, "codec");
    }
}
