package io.beatframe.clip.previz;

import java.util.Arrays;

/**
 * A painted plate: red, green, blue, cover as floats, the colours already multiplied by the cover.
 * Light with cover 0 is added to what lies behind.
 *
 * @param left where its left edge lies in the frame of a camera at rest, in frame heights
 * @param density texels in a frame height
 */
record Texture(int width, int height, float left, float top, float density, float[] rgba) {

    static Texture over(float left, float top, float right, float bottom, float density) {
        int width = Math.max(4, Math.round((right - left) * density));
        int height = Math.max(4, Math.round((bottom - top) * density));
        return new Texture(width, height, left, top, density, new float[width * height * 4]);
    }

    void put(int x, int y, Rgb colour, float cover) {
        int i = (y * width + x) * 4;
        float keep = 1 - cover;
        rgba[i] = colour.r() * cover + rgba[i] * keep;
        rgba[i + 1] = colour.g() * cover + rgba[i + 1] * keep;
        rgba[i + 2] = colour.b() * cover + rgba[i + 2] * keep;
        rgba[i + 3] = cover + rgba[i + 3] * keep;
    }

    void add(int x, int y, Rgb light, float k) {
        int i = (y * width + x) * 4;
        rgba[i] += light.r() * k;
        rgba[i + 1] += light.g() * k;
        rgba[i + 2] += light.b() * k;
    }

    /** Puts the plate out of focus: three box blurs, {@code radius} in frame heights. */
    void blur(float radius) {
        int r = Math.round(radius * density);
        if (r < 1) {
            return;
        }
        float[] line = new float[Math.max(width, height) * 4];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                boxLine(y * width * 4, 4, width, r, line);
            }
            for (int x = 0; x < width; x++) {
                boxLine(x * 4, width * 4, height, r, line);
            }
        }
    }

    private void boxLine(int start, int step, int n, int r, float[] line) {
        float scale = 1f / (2 * r + 1);
        for (int c = 0; c < 4; c++) {
            int base = start + c;
            float sum = 0;
            for (int k = -r; k <= r; k++) {
                sum += rgba[base + Math.clamp(k, 0, n - 1) * step];
            }
            for (int i = 0; i < n; i++) {
                line[i] = sum * scale;
                sum +=
                        rgba[base + Math.min(n - 1, i + r + 1) * step]
                                - rgba[base + Math.max(0, i - r) * step];
            }
            for (int i = 0; i < n; i++) {
                rgba[base + i * step] = line[i];
            }
        }
    }

    /** For each row, the first and one past the last texel that shows anything; both 0 if none. */
    int[] spans() {
        int[] spans = new int[height * 2];
        for (int y = 0; y < height; y++) {
            int row = y * width * 4;
            int first = 0;
            int last = width * 4 - 1;
            while (first <= last && rgba[row + first] < 1e-4f) {
                first++;
            }
            while (last > first && rgba[row + last] < 1e-4f) {
                last--;
            }
            if (first <= last) {
                spans[2 * y] = first / 4;
                spans[2 * y + 1] = last / 4 + 1;
            }
        }
        return spans;
    }

    /** A copy at half the density, for plates that are out of focus anyway. */
    Texture halved() {
        Texture half =
                new Texture(
                        width / 2,
                        height / 2,
                        left,
                        top,
                        density / 2,
                        new float[(width / 2) * (height / 2) * 4]);
        for (int y = 0; y < half.height; y++) {
            for (int x = 0; x < half.width; x++) {
                for (int c = 0; c < 4; c++) {
                    int i = ((2 * y) * width + 2 * x) * 4 + c;
                    half.rgba[(y * half.width + x) * 4 + c] =
                            0.25f
                                    * (rgba[i]
                                            + rgba[i + 4]
                                            + rgba[i + width * 4]
                                            + rgba[i + width * 4 + 4]);
                }
            }
        }
        return half;
    }

    void clear() {
        Arrays.fill(rgba, 0);
    }
}
