package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.BeatHints;
import java.util.OptionalDouble;

/**
 * What the user says of the song; it counts more than what is heard.
 *
 * @param beats tempo, beats, and what to do with them
 * @param startSeconds analyse only from here on
 * @param durationSeconds analyse only so much
 */
public record Hints(BeatHints beats, OptionalDouble startSeconds, OptionalDouble durationSeconds) {
    public static final Hints NONE = of(BeatHints.NONE);

    /**
     * @throws Failure WINDOW_INVALID
     */
    public Hints {
        if (startSeconds.isPresent()
                && !(startSeconds.getAsDouble() >= 0 && startSeconds.getAsDouble() < 1e6)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "The start must be 0 seconds or later, not "
                            + startSeconds.getAsDouble()
                            + ".");
        }
        if (durationSeconds.isPresent()
                && !(durationSeconds.getAsDouble() >= 1 && durationSeconds.getAsDouble() < 1e6)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "The duration must be at least 1 second, not "
                            + durationSeconds.getAsDouble()
                            + ".");
        }
    }

    /** For the whole song. */
    public static Hints of(BeatHints beats) {
        return new Hints(beats, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
