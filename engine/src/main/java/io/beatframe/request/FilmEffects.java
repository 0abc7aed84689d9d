package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * What film does to a picture that no colour cube can do, because it depends on the place; each 0,
 * not at all, to 1.
 *
 * @param halation red glow about the brightest lights
 * @param grain noise on luma, the same in each run
 * @param vignette darker corners
 */
public record FilmEffects(double halation, double grain, double vignette) {
    public static final FilmEffects NONE = new FilmEffects(0, 0, 0);

    public FilmEffects {
        check("halation", halation);
        check("grain", grain);
        check("vignette", vignette);
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "The " + name + " is 0 to 100 %, not " + 100 * value + ".");
        }
    }
}
