package io.beatframe.clip.previz;

import java.util.Arrays;

/** The cover of a drawn shape, 0 to 1 a pixel, with smooth edges, inside a window of a picture. */
final class Mask {
    final int left;
    final int top;
    final int width;
    final int height;
    final float[] cover;

    /** Which part of a figure shows at each pixel; the last drawn wins. */
    final byte[] part;

    Mask(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
        this.cover = new float[this.width * this.height];
        this.part = new byte[this.width * this.height];
    }

    /** A round-ended limb from radius {@code ra} to {@code rb}, in pixels of the picture. */
    void capsule(float ax, float ay, float ra, float bx, float by, float rb, int id) {
        float pad = Math.max(ra, rb) + 1;
        int x0 = Math.max(left, (int) Math.floor(Math.min(ax, bx) - pad));
        int x1 = Math.min(left + width - 1, (int) Math.ceil(Math.max(ax, bx) + pad));
        int y0 = Math.max(top, (int) Math.floor(Math.min(ay, by) - pad));
        int y1 = Math.min(top + height - 1, (int) Math.ceil(Math.max(ay, by) + pad));
        float vx = bx - ax;
        float vy = by - ay;
        float inverse = 1 / Math.max(1e-6f, vx * vx + vy * vy);
        for (int y = y0; y <= y1; y++) {
            float qy = y + 0.5f - ay;
            int i = (y - top) * width + x0 - left;
            for (int x = x0; x <= x1; x++, i++) {
                float qx = x + 0.5f - ax;
                float t = Math.clamp((qx * vx + qy * vy) * inverse, 0f, 1f);
                float dx = qx - t * vx;
                float dy = qy - t * vy;
                float r = ra + (rb - ra) * t;
                float d2 = dx * dx + dy * dy;
                float outer = r + 0.5f;
                if (d2 < outer * outer) {
                    float c = Math.min(1, outer - (float) Math.sqrt(d2));
                    if (c > cover[i]) {
                        cover[i] = c;
                    }
                    if (c > 0.5f) {
                        part[i] = (byte) id;
                    }
                }
            }
        }
    }

    /**
     * A filled outline, x and y by turns, in pixels of the picture; inside by the non-zero rule.
     */
    void polygon(float[] xy, int points, int id) {
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (int i = 0; i < points; i++) {
            low = Math.min(low, xy[2 * i + 1]);
            high = Math.max(high, xy[2 * i + 1]);
        }
        int y0 = Math.max(top, (int) Math.floor(low));
        int y1 = Math.min(top + height - 1, (int) Math.floor(high));
        float[] row = new float[width + 2];
        float[] crossings = new float[points];
        int[] winding = new int[points];
        for (int y = y0; y <= y1; y++) {
            Arrays.fill(row, 0);
            for (int sub = 0; sub < 4; sub++) {
                float sy = y + (sub + 0.5f) / 4;
                int n = crossings(xy, points, sy, crossings, winding);
                int depth = 0;
                for (int k = 0; k < n - 1; k++) {
                    depth += winding[k];
                    if (depth != 0) {
                        span(row, crossings[k] - left, crossings[k + 1] - left);
                    }
                }
            }
            int i = (y - top) * width;
            for (int x = 0; x < width; x++) {
                float c = Math.min(1, row[x]);
                if (c > cover[i + x]) {
                    cover[i + x] = c;
                }
                if (c > 0.5f) {
                    part[i + x] = (byte) id;
                }
            }
        }
    }

    private static int crossings(float[] xy, int points, float sy, float[] at, int[] winding) {
        int n = 0;
        for (int i = 0; i < points; i++) {
            int j = i + 1 == points ? 0 : i + 1;
            float ya = xy[2 * i + 1];
            float yb = xy[2 * j + 1];
            if (ya <= sy != yb <= sy) {
                float x = xy[2 * i] + (sy - ya) / (yb - ya) * (xy[2 * j] - xy[2 * i]);
                int k = n++;
                while (k > 0 && at[k - 1] > x) {
                    at[k] = at[k - 1];
                    winding[k] = winding[k - 1];
                    k--;
                }
                at[k] = x;
                winding[k] = yb > ya ? 1 : -1;
            }
        }
        return n;
    }

    /** Adds a quarter row's cover from {@code a} to {@code b}. */
    private void span(float[] row, float a, float b) {
        float from = Math.clamp(a, 0f, (float) width);
        float to = Math.clamp(b, 0f, (float) width);
        if (to <= from) {
            return;
        }
        int first = (int) from;
        int last = (int) to;
        if (first == last) {
            row[first] += (to - from) * 0.25f;
            return;
        }
        row[first] += (first + 1 - from) * 0.25f;
        for (int x = first + 1; x < last; x++) {
            row[x] += 0.25f;
        }
        row[last] += (to - last) * 0.25f;
    }

    /** The cover spread by two box blurs of {@code r} pixels. */
    float[] blurred(int r) {
        float[] from = cover.clone();
        float[] to = new float[from.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                box(from, to, y * width, 1, width, r);
            }
            columns(to, from, r);
        }
        return from;
    }

    private static void box(float[] from, float[] to, int start, int step, int n, int r) {
        float scale = 1f / (2 * r + 1);
        float sum = 0;
        for (int k = 0; k < Math.min(r, n); k++) {
            sum += from[start + k * step];
        }
        for (int i = 0; i < n; i++) {
            if (i + r < n) {
                sum += from[start + (i + r) * step];
            }
            if (i - r - 1 >= 0) {
                sum -= from[start + (i - r - 1) * step];
            }
            to[start + i * step] = sum * scale;
        }
    }

    private void columns(float[] from, float[] to, int r) {
        float scale = 1f / (2 * r + 1);
        float[] sum = new float[width];
        for (int k = 0; k < Math.min(r, height); k++) {
            for (int x = 0; x < width; x++) {
                sum[x] += from[k * width + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int o = y * width;
            int in = (y + r) * width;
            int gone = (y - r - 1) * width;
            boolean enters = y + r < height;
            boolean leaves = y - r - 1 >= 0;
            for (int x = 0; x < width; x++) {
                float s = sum[x];
                if (enters) {
                    s += from[in + x];
                }
                if (leaves) {
                    s -= from[gone + x];
                }
                sum[x] = s;
                to[o + x] = s * scale;
            }
        }
    }

    /** The part that shows anything, with {@code pad} pixels around it. */
    Mask cropped(int pad) {
        int x0 = width;
        int x1 = -1;
        int y0 = height;
        int y1 = -1;
        for (int y = 0; y < height; y++) {
            int o = y * width;
            int first = 0;
            while (first < width && cover[o + first] <= 0) {
                first++;
            }
            if (first < width) {
                int last = width - 1;
                while (cover[o + last] <= 0) {
                    last--;
                }
                x0 = Math.min(x0, first);
                x1 = Math.max(x1, last);
                y0 = Math.min(y0, y);
                y1 = y;
            }
        }
        if (x1 < 0) {
            return new Mask(left, top, 1, 1);
        }
        x0 = Math.max(0, x0 - pad);
        y0 = Math.max(0, y0 - pad);
        x1 = Math.min(width - 1, x1 + pad);
        y1 = Math.min(height - 1, y1 + pad);
        Mask small = new Mask(left + x0, top + y0, x1 - x0 + 1, y1 - y0 + 1);
        for (int y = 0; y < small.height; y++) {
            int from = (y + y0) * width + x0;
            System.arraycopy(cover, from, small.cover, y * small.width, small.width);
            System.arraycopy(part, from, small.part, y * small.width, small.width);
        }
        return small;
    }
}
