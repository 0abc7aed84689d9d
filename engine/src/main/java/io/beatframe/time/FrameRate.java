package io.beatframe.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;

/**
 * Frames a second as an exact fraction, so that 30000/1001 stays 30000/1001.
 *
 * <p>All frame numbers come from absolute seconds by {@link #frameAt}; lengths are differences of
 * those numbers. Nothing adds up rounded lengths, so nothing drifts.
 */
public record FrameRate(int numerator, int denominator) {
    public static final FrameRate FPS_23_976 = new FrameRate(24000, 1001);
    public static final FrameRate FPS_24 = new FrameRate(24, 1);
    public static final FrameRate FPS_25 = new FrameRate(25, 1);
    public static final FrameRate FPS_29_97 = new FrameRate(30000, 1001);
    public static final FrameRate FPS_30 = new FrameRate(30, 1);
    public static final FrameRate FPS_60 = new FrameRate(60, 1);

    /** The rates that a reel may have. */
    public static final List<FrameRate> OF_REELS =
            List.of(FPS_23_976, FPS_24, FPS_25, FPS_29_97, FPS_30, FPS_60);

    public FrameRate {
        if (numerator < 1 || denominator < 1 || (double) numerator / denominator > 1000) {
            throw new Failure(
                    ErrorCode.FPS_UNKNOWN,
                    "A frame rate must be between 0 and 1000, not "
                            + numerator
                            + "/"
                            + denominator
                            + ".");
        }
    }

    /** Reads "30" or "30000/1001". */
    @JsonCreator
    public static FrameRate parse(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (parts.length == 1) {
                return new FrameRate(Integer.parseInt(parts[0]), 1);
            }
            if (parts.length == 2) {
                return new FrameRate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException notANumber) {
            throw unreadable(text, notANumber);
        }
        throw unreadable(text, new IllegalArgumentException(text));
    }

    private static Failure unreadable(String text, Exception cause) {
        return new Failure(
                ErrorCode.FPS_UNKNOWN,
                "The frame rate '"
                        + text
                        + "' is neither a whole number nor a fraction like 30000/1001.",
                cause);
    }

    public double perSecond() {
        return (double) numerator / denominator;
    }

    /** The frame whose start is nearest to {@code seconds}. */
    public long frameAt(double seconds) {
        return Math.round(seconds * numerator / denominator);
    }

    /** The start of frame {@code frame}, in seconds. */
    public double secondsAt(long frame) {
        return (double) frame * denominator / numerator;
    }

    @JsonValue
    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
