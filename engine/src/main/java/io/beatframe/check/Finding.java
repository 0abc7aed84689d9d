package io.beatframe.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Something that a viewer or a platform would mind.
 *
 * @param at seconds into the reel, where it is anywhere in particular
 * @param message with the measured value and the limit
 */
public record Finding(Code code, Severity severity, OptionalDouble at, String message) {
    /** What was found. */
    public enum Code {
        WRONG_LENGTH,
        WRONG_SIZE,
        WRONG_RATE,
        WRONG_CODEC,
        WRONG_TAGS,
        TOO_LARGE,
        FEW_KEYFRAMES,
        EDIT_LIST,
        NOT_FASTSTART,
        UNEVEN_FRAMES,
        LATE_START,
        DECODE_ERROR,
        OFF_BEAT,
        CUT_UNPROVEN,
        LOUDNESS,
        TRUE_PEAK,
        SILENT,
        NO_PICTURE,
        NO_AUDIO,
        SHORT_AUDIO,
        BLACK,
        FROZEN,
        FLASHES
    }

    /** Whether it fails the check. */
    public enum Severity {
        ERROR,
        WARNING;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
