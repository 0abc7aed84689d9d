package io.beatframe.grade;

/** Which colours may be skin, of every people: Oklch hue 54° ± 24°, chroma 0.03 to 0.13. */
final class Skin {
    private static final double HUE = Math.toRadians(54);
    private static final double HALF_WIDTH = Math.toRadians(24);
    private static final double SOFT = Math.toRadians(16);
    private static final double LEAST_CHROMA = 0.03;
    private static final double MOST_CHROMA = 0.13;

    private Skin() {}

    /** 1 for a skin tone, 0 for what cannot be one, smooth between. */
    static double likeness(double chroma, double hue) {
        double away = Math.abs(Math.IEEEremainder(hue - HUE, 2 * Math.PI));
        return (1 - smoothStep(HALF_WIDTH - SOFT / 4, HALF_WIDTH + SOFT, away))
                * smoothStep(LEAST_CHROMA / 3, LEAST_CHROMA, chroma)
                * (1 - smoothStep(MOST_CHROMA, MOST_CHROMA + 0.08, chroma));
    }

    static double smoothStep(double from, double to, double x) {
        double t = Math.clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
