package io.beatframe.picture;

/** Arithmetic on colours 0xRRGGBB. */
public final class Colour {
    private Colour() {}

    /**
     * @param share of {@code over}: 0 gives {@code under}, 1 gives {@code over}
     */
    public static int mix(int under, int over, double share) {
        int weight = (int) Math.round(Math.clamp(share, 0, 1) * 256);
        return channel(under, over, 16, weight)
                | channel(under, over, 8, weight)
                | channel(under, over, 0, weight);
    }

    private static int channel(int under, int over, int shift, int weight) {
        int from = under >> shift & 0xff;
        int to = over >> shift & 0xff;
        return from + ((to - from) * weight + 128 >> 8) << shift;
    }
}
