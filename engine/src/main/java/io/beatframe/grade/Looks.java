package io.beatframe.grade;

import io.beatframe.failure.Failure;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The looks there are: one per palette, and the short names that the first guide used. */
public final class Looks {
    /** The guide's names of LUTs. */
    private static final Map<String, Palette> ALIASES =
            Map.of(
                    "cinematic", Palette.FILM_STOCK,
                    "warm", Palette.WARM_CINEMATIC,
                    "cool", Palette.COOL_MOODY,
                    "vibrant", Palette.VIBRANT_NEON);

    private Looks() {}

    /** The palettes' names. */
    public static List<String> names() {
        return Arrays.stream(Palette.values()).map(Palette::id).toList();
    }

    /** The short names of palettes' looks, sorted. */
    public static List<String> aliases() {
        return ALIASES.keySet().stream().sorted().toList();
    }

    /** Those of one palette's look. */
    public static List<String> aliases(Palette palette) {
        return aliases().stream().filter(alias -> ALIASES.get(alias) == palette).toList();
    }

    /** The palette whose look has this name or alias, in any case. */
    public static Optional<Palette> find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return names().contains(wanted)
                ? Optional.of(Palette.of(wanted))
                : Optional.ofNullable(ALIASES.get(wanted));
    }

    /**
     * The look of a reel; the style touches our own looks, never a user's cube.
     *
     * @throws Failure what {@link CubeFile#read} finds wrong with the user's cube
     */
    public static Look of(Grading grading, Style style) {
        Look look =
                switch (grading.look()) {
                    case LookChoice.OfPalette ours -> of(ours.palette(), style);
                    case LookChoice.OfCube own ->
                            Look.of(LookShelf.name(own.file()), CubeFile.read(own.file()));
                };
        return look.withStrength(grading.strength());
    }

    /** The look of a palette under a style. */
    public static Look of(Palette palette, Style style) {
        return Look.of(palette.id(), StyleTouch.of(style).on(settings(palette)));
    }

    /** The look of a palette. */
    public static Look of(Palette palette) {
        return Look.of(palette.id(), settings(palette));
    }

    private static LookSettings settings(Palette palette) {
        return switch (palette) {
            // kelvin, part, EV, contrast, per channel, white, lift, toe,
            // shadow a, b, highlight a, b, saturation, pop, density, skin, roll-off
            case WARM_CINEMATIC ->
                    new LookSettings(
                            2700, .20, 0, 1.20, .6, .97, .004, 0, -.008, -.010, .006, .014, 1.05, 0,
                            .05, .6, .15);
            case COOL_MOODY ->
                    new LookSettings(
                            9500, .60, -.25, 1.16, .6, .97, .003, 0, -.012, -.018, .002, .006, .84,
                            0, .05, .75, .15);
            case VIBRANT_NEON ->
                    new LookSettings(
                            7200, .50, 0, 1.26, .6, 1, 0, .6, .010, -.026, .006, -.004, 1.28, 0,
                            .06, .8, 0);
            case FILM_STOCK ->
                    new LookSettings(
                            5600, .35, 0, 1.12, .8, .94, .014, 0, -.005, -.006, .004, .010, .80, 0,
                            .08, .4, .25);
        };
    }
}
