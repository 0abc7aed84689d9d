package io.beatframe.clip.previz;

/**
 * The frame in the making: linear light, three floats a pixel. It reaches beyond the frame by a
 * margin, so that the last step can tilt and shake it.
 *
 * @param unit pixels in a frame height
 * @param marginX beyond the frame at the left and right, in frame heights
 * @param marginY beyond the frame at the top and bottom, in frame heights
 */
record Canvas(
        int width,
        int height,
        float unit,
        float aspect,
        float marginX,
        float marginY,
        float[] rgb) {

    static Canvas of(float aspect, int pixelsHigh, float marginX, float marginY) {
        int width = Math.round((aspect + 2 * marginX) * pixelsHigh);
        int height = Math.round((1 + 2 * marginY) * pixelsHigh);
        return new Canvas(
                width, height, pixelsHigh, aspect, marginX, marginY, new float[width * height * 3]);
    }

    /** Frame heights to pixels (of the pixel's corner). */
    float px(float x) {
        return (x + marginX) * unit;
    }

    float py(float y) {
        return (y + marginY) * unit;
    }

    /** Where the middle of a pixel lies in the frame. */
    float frameX(int px) {
        return (px + 0.5f) / unit - marginX;
    }

    float frameY(int py) {
        return (py + 0.5f) / unit - marginY;
    }

    /** Adds a soft round light; {@code radius} in pixels, brightest in its middle. */
    void glow(float cx, float cy, float radius, Rgb light) {
        int x0 = Math.max(0, (int) (cx - radius));
        int x1 = Math.min(width - 1, (int) (cx + radius) + 1);
        int y0 = Math.max(0, (int) (cy - radius));
        int y1 = Math.min(height - 1, (int) (cy + radius) + 1);
        float k = 1 / (radius * radius);
        for (int y = y0; y <= y1; y++) {
            float dy = y + 0.5f - cy;
            int i = (y * width + x0) * 3;
            for (int x = x0; x <= x1; x++, i += 3) {
                float dx = x + 0.5f - cx;
                float f = 1 - (dx * dx + dy * dy) * k;
                if (f > 0) {
                    f *= f;
                    rgb[i] += light.r() * f;
                    rgb[i + 1] += light.g() * f;
                    rgb[i + 2] += light.b() * f;
                }
            }
        }
    }

    /** Adds an out-of-focus light: an even disc with a slightly brighter edge. */
    void bokeh(float cx, float cy, float radius, Rgb light) {
        int x0 = Math.max(0, (int) (cx - radius - 1));
        int x1 = Math.min(width - 1, (int) (cx + radius) + 1);
        int y0 = Math.max(0, (int) (cy - radius - 1));
        int y1 = Math.min(height - 1, (int) (cy + radius) + 1);
        for (int y = y0; y <= y1; y++) {
            float dy = y + 0.5f - cy;
            int i = (y * width + x0) * 3;
            for (int x = x0; x <= x1; x++, i += 3) {
                float dx = x + 0.5f - cx;
                float d = (float) Math.sqrt(dx * dx + dy * dy);
                float f = Math.clamp((radius - d) * 0.7f + 0.5f, 0f, 1f);
                if (f > 0) {
                    f *= 0.75f + 0.45f * (d / radius) * (d / radius);
                    rgb[i] += light.r() * f;
                    rgb[i + 1] += light.g() * f;
                    rgb[i + 2] += light.b() * f;
                }
            }
        }
    }

    /** Adds a thin bright line with soft sides; {@code half} its half width in pixels. */
    void streak(float ax, float ay, float bx, float by, float half, Rgb light) {
        float reach = half + 1;
        int x0 = Math.max(0, (int) (Math.min(ax, bx) - reach));
        int x1 = Math.min(width - 1, (int) (Math.max(ax, bx) + reach));
        int y0 = Math.max(0, (int) (Math.min(ay, by) - reach));
        int y1 = Math.min(height - 1, (int) (Math.max(ay, by) + reach));
        float vx = bx - ax;
        float vy = by - ay;
        float inverse = 1 / Math.max(1e-6f, vx * vx + vy * vy);
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                float qx = x + 0.5f - ax;
                float qy = y + 0.5f - ay;
                float t = Math.clamp((qx * vx + qy * vy) * inverse, 0f, 1f);
                float dx = qx - t * vx;
                float dy = qy - t * vy;
                float d2 = (dx * dx + dy * dy) / (reach * reach);
                if (d2 < 1) {
                    float f = (1 - d2) * (0.25f + 0.75f * t);
                    int i = (y * width + x) * 3;
                    rgb[i] += light.r() * f;
                    rgb[i + 1] += light.g() * f;
                    rgb[i + 2] += light.b() * f;
                }
            }
        }
    }
}
