package io.beatframe.grade;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The looks there are: one per palette, and the short names that the first guide used. */
public final class Looks {
    private static final Map<String, Palette> ALIASES =
            Map.of(
                    "cinematic", Palette.FILM_STOCK,
                    "warm", Palette.WARM_CINEMATIC,
                    "cool", Palette.COOL_MOODY,
                    "vibrant", Palette.VIBRANT_NEON);

    private Looks() {}

    /** The palettes' names, which {@link #of(String)} takes. */
    public static List<String> names() {
        return Arrays.stream(Palette.values()).map(Palette::id).toList();
    }

    /**
     * By a palette's name or an alias (cinematic, warm, cool, vibrant), in any case.
     *
     * @throws Failure PALETTE_UNKNOWN, naming those there are
     */
    public static Look of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        Palette alias = ALIASES.get(wanted);
        if (alias != null) {
            return of(alias);
        }
        if (!names().contains(wanted)) {
            throw new Failure(
                    ErrorCode.PALETTE_UNKNOWN,
                    "There is no look '"
                            + shown(name)
                            + "'. Choose one of: "
                            + String.join(", ", names())
                            + " (or cinematic, warm, cool, vibrant).");
        }
        return of(Palette.of(wanted));
    }

    /** The look of a palette under a style. */
    public static Look of(Palette palette, Style style) {
        return of(palette).forStyle(style);
    }

    /** The look of a palette. */
    public static Look of(Palette palette) {
        return new Look(palette.id(), settings(palette), 1);
    }

    private static LookSettings settings(Palette palette) {
        return switch (palette) {
            // kelvin, part, EV, contrast, per channel, white, lift,
            // shadow a, b, highlight a, b, saturation, pop, density, skin, roll-off
            case WARM_CINEMATIC ->
                    new LookSettings(
                            2700, .20, 0, 1.20, .6, .97, .004, -.008, -.010, .006, .014, 1.05, 0,
                            .05, .6, .15);
            case COOL_MOODY ->
                    new LookSettings(
                            9500, .60, -.25, 1.16, .6, .97, .003, -.012, -.018, .002, .006, .84, 0,
                            .05, .75, .15);
            case VIBRANT_NEON ->
                    new LookSettings(
                            7200, .50, 0, 1.26, .6, 1, 0, .010, -.026, .006, -.004, 1.28, 0, .06,
                            .8, 0);
            case FILM_STOCK ->
                    new LookSettings(
                            5600, .35, 0, 1.12, .8, .94, .014, -.005, -.006, .004, .010, .80, 0,
                            .08, .4, .25);
        };
    }

    private static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= 60 ? oneLine : oneLine.substring(0, 57) + "...";
    }
}
