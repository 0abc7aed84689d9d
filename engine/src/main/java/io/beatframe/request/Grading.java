package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * How the reel is graded after its shots have been matched.
 *
 * @param strength 0 leaves the picture as it is, 1 is the whole look
 * @param film what is done after the look
 */
public record Grading(LookChoice look, double strength, FilmEffects film) {
    public Grading {
        if (!(strength >= 0 && strength <= 1)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "A look's strength is 0 to 100 %, not " + 100 * strength + ".");
        }
    }

    /** The whole look of a palette, and no more. */
    public static Grading of(Palette palette) {
        return new Grading(new LookChoice.OfPalette(palette), 1, FilmEffects.NONE);
    }
}
