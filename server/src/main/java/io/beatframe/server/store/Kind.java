package io.beatframe.server.store;

import java.util.Locale;

/** What a browser is told of an object, by the end of its key. */
enum Kind {
    MP4("video/mp4"),
    JSON("application/json"),
    PNG("image/png"),
    JPG("image/jpeg"),
    OTIO("application/json"),
    CUBE("text/plain"),
    ZIP("application/zip"),
    OTHER("application/octet-stream");

    private final String contentType;

    Kind(String contentType) {
        this.contentType = contentType;
    }

    static Kind of(String key) {
        String end = key.substring(key.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        for (Kind kind : values()) {
            if (kind.name().equals(end)) {
                return kind;
            }
        }
        return OTHER;
    }

    String contentType() {
        return contentType;
    }

    /** What clients sent is never shown by a browser, whatever it claims to be. */
    String disposition() {
        return this == OTHER ? "attachment" : "inline";
    }
}
