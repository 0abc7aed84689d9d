package io.beatframe.request;

import io.beatframe.failure.ErrorCode;

/** A graphics card that encodes: fast, and coarser than the processor at the same size. */
public enum Hardware {
    NVENC("nvenc"),
    QSV("qsv"),
    VAAPI("vaapi");

    private final String id;

    Hardware(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Hardware of(String id) {
        return Names.find(values(), Hardware::id, id, ErrorCode.OPTION_INVALID, "hardware encoder");
    }
}
