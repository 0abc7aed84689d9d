package io.beatframe.grade;

/**
 * What matches a shot to the reel: six numbers, as a colourist would turn them.
 *
 * @param offset added to linear light
 * @param exposureStops
 * @param warmthRed log2 gain of red against green
 * @param warmthBlue log2 gain of blue against green
 * @param contrast exponent about mid-grey, 1 leaves it
 * @param saturation factor in Oklab, 1 leaves it
 */
public record Correction(
        double offset,
        double exposureStops,
        double warmthRed,
        double warmthBlue,
        double contrast,
        double saturation) {
    public static final Correction NONE = new Correction(0, 0, 0, 0, 1, 1);
}
