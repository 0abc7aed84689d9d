package io.beatframe.grade;

import io.beatframe.request.Style;

/**
 * What a style of cinematography adds to any palette, after the guide's words for its colour. The
 * palette gives the tint, the style how much colour and how hard.
 *
 * @param saturation factor
 * @param contrast factor
 * @param lift light added to black
 * @param pop see {@link LookSettings#pop}
 * @param split factor of the split tone
 */
record StyleTouch(double saturation, double contrast, double lift, double pop, double split) {

    private static final double LEAST_CONTRAST = 1.02;
    // Beyond these, neighbouring vivid colours begin to change places.
    private static final double MOST_CONTRAST = 1.36;
    private static final double MOST_SATURATION = 1.32;

    static StyleTouch of(Style style) {
        return switch (style) {
            // "rich shadows, low saturation"
            case CINEMATIC_DRAMA -> new StyleTouch(0.92, 1.05, 0, 0, 1);
            // "saturated, dynamic", high contrast
            case ENERGETIC_DANCE -> new StyleTouch(1.08, 1.05, 0, 0, 1);
            // "warm golden, soft", no harsh shadows
            case LUXE_TRAVEL -> new StyleTouch(1.05, 0.97, 0.001, 0, 1.1);
            // "cool neons, high saturation"
            case VAPORWAVE_NEON -> new StyleTouch(1.10, 1.03, 0, 0, 1.3);
            // "desaturated, occasional color pops", strong shadows: a toned black-and-white
            case FILM_NOIR -> new StyleTouch(0.06, 1.16, 0, 0.45, 0.6);
            // "neutral, low saturation, clean", even
            case MODERN_MINIMAL -> new StyleTouch(0.88, 0.97, 0.001, 0, 0.6);
        };
    }

    LookSettings on(LookSettings look) {
        return new LookSettings(
                look.kelvin(),
                look.whitePart(),
                look.exposureStops(),
                Math.clamp(look.contrast() * contrast, LEAST_CONTRAST, MOST_CONTRAST),
                look.perChannel(),
                look.white(),
                look.lift() + lift,
                look.toe(),
                look.shadowA() * split,
                look.shadowB() * split,
                look.highlightA() * split,
                look.highlightB() * split,
                Math.min(MOST_SATURATION, look.saturation() * saturation),
                Math.max(look.pop(), pop),
                look.density(),
                look.skinKept(),
                look.rollOff());
    }
}
