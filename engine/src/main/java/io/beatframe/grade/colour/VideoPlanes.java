package io.beatframe.grade.colour;

/**
 * Gamma-coded bt709 RGB, 0 to 1, as video of 16 bits in its usual range, and back (ITU-R BT.709-6,
 * 3 and 4). Its order is Cr, Y', Cb, each divided by 65535. In place, without rounding, and beyond
 * black, white and the colours that RGB has.
 */
public final class VideoPlanes {
    private static final double RED = 0.2126;
    private static final double BLUE = 0.0722;
    private static final double GREEN = 1 - RED - BLUE;

    /** One of 256 codes. */
    private static final double CODE = 256 / 65535.0;

    private VideoPlanes() {}

    /** Replaces R, G, B by Cr, Y', Cb. */
    public static void fromRgb(double[] colour) {
        double luma = RED * colour[0] + GREEN * colour[1] + BLUE * colour[2];
        double cr = (colour[0] - luma) / (2 * (1 - RED));
        double cb = (colour[2] - luma) / (2 * (1 - BLUE));
        colour[0] = CODE * (128 + 224 * cr);
        colour[1] = CODE * (16 + 219 * luma);
        colour[2] = CODE * (128 + 224 * cb);
    }

    /** Replaces Cr, Y', Cb by R, G, B. */
    public static void toRgb(double[] colour) {
        double cr = (colour[0] / CODE - 128) / 224;
        double luma = (colour[1] / CODE - 16) / 219;
        double cb = (colour[2] / CODE - 128) / 224;
        colour[0] = luma + 2 * (1 - RED) * cr;
        colour[2] = luma + 2 * (1 - BLUE) * cb;
        colour[1] = (luma - RED * colour[0] - BLUE * colour[2]) / GREEN;
    }
}
