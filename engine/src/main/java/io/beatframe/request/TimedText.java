package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * Words that are sung or said in the song.
 *
 * @param start seconds from the start of the song
 * @param end after {@code start}
 * @param text one line or several, parted by {@code \n}
 */
public record TimedText(double start, double end, String text) {
    /** Of one caption; more cannot be read in its time, nor drawn large enough. */
    public static final int MOST_CHARACTERS = 160;

    private static final double DAY_SECONDS = 86_400;

    public TimedText {
        text = Titles.checkCaption(text);
        if (!(start >= 0 && end > start && end <= DAY_SECONDS)) {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID,
                    "The caption '"
                            + Names.shown(text)
                            + "' must end after it begins, within a day, and not last from "
                            + start
                            + " to "
                            + end
                            + " s.");
        }
    }
}
