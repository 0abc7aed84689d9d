package io.beatframe.clip.footage;

/** A decoded picture: rows of R, G, B. Its array belongs to it. */
final class Picture {
    private final int width;
    private final int height;
    private final byte[] rgb;

    Picture(int width, int height, byte[] rgb) {
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The picture's own array: 3 × width × height bytes. */
    byte[] rgb() {
        return rgb;
    }

    int red(int x, int y) {
        return rgb[3 * (y * width + x)] & 0xff;
    }

    int green(int x, int y) {
        return rgb[3 * (y * width + x) + 1] & 0xff;
    }

    int blue(int x, int y) {
        return rgb[3 * (y * width + x) + 2] & 0xff;
    }

    /** Rec. 709 luma, 0 to 255. */
    int luma(int x, int y) {
        int at = 3 * (y * width + x);
        return (54 * (rgb[at] & 0xff) + 183 * (rgb[at + 1] & 0xff) + 19 * (rgb[at + 2] & 0xff))
                >> 8;
    }
}
