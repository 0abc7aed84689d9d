package io.beatframe.clip;

import io.beatframe.time.FrameRate;

/** How a film of one rate fills a clip of another. */
public enum Cadence {
    /** Frames as they are, left out or shown again. */
    PLAIN,
    /** Each frame mixed of the two that lie next to its time. */
    BLENDED,
    /** Each frame drawn where things would have been at its time. */
    INTERPOLATED;

    /** Nearer to the plan's rate than this, a frame shown twice now and then is not seen. */
    private static final double ALIKE = 0.95;

    /** With fewer frames than this part of what is needed, a blend shows everything double. */
    private static final double SPARSE = 0.7;

    /** With fewer a second, nobody can tell what moved where. */
    private static final double LEAST_A_SECOND = 8;

    /** Interpolating takes about a third of a microsecond a pixel: half a minute a clip at most. */
    private static final double MOST_PIXELS = 1e8;

    /**
     * @param filmed frames a second of footage
     * @param speed at which it is played
     * @param pixels that would be interpolated, of all frames
     * @param fast whether the quality is that of a first look
     */
    public static Cadence of(
            double filmed, double speed, FrameRate rate, long pixels, boolean fast) {
        double shown = filmed * Math.min(1, speed);
        double part = shown / rate.perSecond();
        if (part >= ALIKE || shown < LEAST_A_SECOND) {
            return PLAIN;
        }
        boolean affordable = !fast && pixels <= MOST_PIXELS;
        return part < SPARSE && affordable ? INTERPOLATED : BLENDED;
    }
}
