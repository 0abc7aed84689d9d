package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the user knows of the song; it counts more than what is heard.
 *
 * @param bpm 60 to 200; chooses between the tempo heard, its double and its half, and leads the
 *     search when none of them fits
 * @param beats seconds from the start of the song, rising; used as they are when there are any
 * @param startSeconds analyse only from here on
 * @param durationSeconds analyse only so much
 */
public record Hints(
        OptionalDouble bpm,
        List<Double> beats,
        OptionalDouble startSeconds,
        OptionalDouble durationSeconds) {
    public static final Hints NONE =
            new Hints(
                    OptionalDouble.empty(),
                    List.of(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());

    /** The fewest beats that make a grid. */
    private static final int FEWEST_BEATS = 2;

    /**
     * @throws Failure BPM_RANGE, BEATS_INVALID, WINDOW_INVALID
     */
    public Hints {
        beats = List.copyOf(beats);
        if (bpm.isPresent() && !(bpm.getAsDouble() >= 60 && bpm.getAsDouble() <= 200)) {
            throw new Failure(
                    ErrorCode.BPM_RANGE,
                    "The tempo must be 60 to 200 beats a minute, not " + bpm.getAsDouble() + ".");
        }
        checkBeats(beats);
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

    private static void checkBeats(List<Double> beats) {
        if (!beats.isEmpty() && beats.size() < FEWEST_BEATS) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID, "One beat is no rhythm: give two or more, or none.");
        }
        for (int i = 0; i < beats.size(); i++) {
            double beat = beats.get(i);
            if (!(beat >= 0 && Double.isFinite(beat))) {
                throw new Failure(
                        ErrorCode.BEATS_INVALID,
                        "Beat " + (i + 1) + " is at " + beat + " seconds: it must be 0 or later.");
            }
            if (i > 0 && beat <= beats.get(i - 1)) {
                throw new Failure(
                        ErrorCode.BEATS_INVALID,
                        "Beat "
                                + (i + 1)
                                + " at "
                                + beat
                                + " s does not come after beat "
                                + i
                                + " at "
                                + beats.get(i - 1)
                                + " s: sort the beats and remove doubles.");
            }
        }
    }
}
