package io.beatframe.grade;

/** One decoded frame, small, for measuring. */
final class SmallFrame {
    /** A frame whose mean code is lower has nothing to see in it. */
    private static final double BLACK = 0.02;

    private final int width;
    private final int height;
    private final byte[] rgb24;
    private final double brightness;

    /**
     * @param rgb24 R, G, B bytes, kept, not copied
     */
    SmallFrame(int width, int height, byte[] rgb24) {
        this.width = width;
        this.height = height;
        this.rgb24 = rgb24;
        long sum = 0;
        for (byte value : rgb24) {
            sum += value & 0xff;
        }
        this.brightness = sum / (255.0 * rgb24.length);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Mean code of all channels, 0 to 1. */
    double brightness() {
        return brightness;
    }

    boolean black() {
        return brightness < BLACK;
    }

    /** Puts a pixel's coded R, G, B (0 to 1) into an array. */
    void pixel(int x, int y, double[] into, int at) {
        int from = 3 * (y * width + x);
        into[at] = (rgb24[from] & 0xff) / 255.0;
        into[at + 1] = (rgb24[from + 1] & 0xff) / 255.0;
        into[at + 2] = (rgb24[from + 2] & 0xff) / 255.0;
    }

    /** R, G, B bytes, row after row; not to be changed. */
    byte[] rgb24() {
        return rgb24;
    }
}
