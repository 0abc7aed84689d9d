package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Locale;
import java.util.Map;

/** Whether ffmpeg is locked up, by bubblewrap, while it reads files that we did not make. */
public enum Sandbox {
    /** Without it nothing is opened. */
    REQUIRED,
    /** Where the machine can. */
    AUTO,
    OFF;

    /** Names the choice for a process whose command line says nothing. */
    public static final String VARIABLE = "BEATFRAME_SANDBOX";

    /**
     * @throws Failure OPTION_INVALID
     */
    public static Sandbox of(String word) {
        for (Sandbox each : values()) {
            if (each.toString().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new Failure(
                ErrorCode.OPTION_INVALID,
                "The sandbox '" + word + "' is none of required, auto, off.");
    }

    static Sandbox of(Map<String, String> environment) {
        String word = environment.getOrDefault(VARIABLE, "");
        return word.isBlank() ? AUTO : of(word);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
