package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.LookShelf;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the reel is graded. */
final class LookOptions {
    @Option(
            names = "--look",
            paramLabel = "LOOK",
            description =
                    "How it is graded: a palette's look, cinematic, warm, cool, vibrant, or your own"
                            + " .cube file (default: the palette's look, touched by the style).")
    @Nullable String look;

    @Option(
            names = "--looks-dir",
            paramLabel = "DIR",
            description = "A folder of .cube files; --look takes their names without \".cube\".")
    @Nullable Path looksDir;

    @Option(
            names = "--look-strength",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "0 leaves the matched picture, 100 is the whole look (default: 100).")
    double lookStrength = 100;

    @Option(
            names = "--halation",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Red glow about the brightest lights, as on film (default: 0).")
    double halation;

    @Option(
            names = "--grain",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Film grain; costs bits (default: 0).")
    double grain;

    @Option(
            names = "--vignette",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Darker corners (default: 0).")
    double vignette;

    /** Valid, or a failure that says what is wrong. */
    Grading grading(Palette light) {
        if (look == null && looksDir != null) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--looks-dir needs --look NAME: which of its looks shall it be?");
        }
        LookChoice choice =
                look == null
                        ? new LookChoice.OfPalette(light)
                        : LookShelf.of(Optional.ofNullable(looksDir)).find(look);
        FilmEffects film = new FilmEffects(halation / 100, grain / 100, vignette / 100);
        return new Grading(choice, lookStrength / 100, film);
    }
}
