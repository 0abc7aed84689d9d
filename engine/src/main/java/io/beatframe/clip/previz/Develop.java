package io.beatframe.clip.previz;

/**
 * The lab: turns a canvas of linear light into the finished frame. Light that spills (bloom, rays),
 * a filmic curve, the camera's roll, vignette and grain.
 */
final class Develop {
    /** The curve is tabled over the float's exponent and its first eight bits of mantissa. */
    private static final int CURVE_SHIFT = 15;

    private static final int CURVE_FIRST = Float.floatToRawIntBits(0x1p-13f) >> CURVE_SHIFT;
    private static final int CURVE_LAST = Float.floatToRawIntBits(16f) >> CURVE_SHIFT;
    private static final int GRAIN = 1 << 14;

    private final Setup setup;
    private final int width;
    private final int height;
    private final float[] curve = new float[CURVE_LAST - CURVE_FIRST + 1];
    private final float[] grain = new float[GRAIN];
    private final float keystone;
    private final float rays;

    Develop(Setup setup, int width, int height, float keystone, float rays) {
        this.setup = setup;
        this.width = width;
        this.height = height;
        this.keystone = keystone;
        this.rays = rays;
        for (int i = 0; i < curve.length; i++) {
            float x =
                    Float.intBitsToFloat(
                            ((CURVE_FIRST + i) << CURVE_SHIFT) + (1 << (CURVE_SHIFT - 1)));
            curve[i] = encode(x * setup.mood().gain());
        }
        for (int i = 0; i < GRAIN; i++) {
            float sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += Noise.unit(i, k, 901) - 0.5f;
            }
            grain[i] = 1.7f * sum;
        }
    }

    /**
     * Linear light to a coded value of 0 to 255: a toe, a shoulder, never quite black or white. The
     * curve is Narkowicz's fit of the ACES filmic tone curve.
     */
    private static float encode(float x) {
        double e = 0.82 * x;
        double shaped = e * (2.51 * e + 0.03) / (e * (2.43 * e + 0.59) + 0.14);
        double coded = Math.pow(Math.max(0, Math.min(1, shaped)), 1 / 2.2);
        return (float) (255 * (0.026 + 0.944 * coded));
    }

    private float coded(float x) {
        int i = (Float.floatToRawIntBits(x) >> CURVE_SHIFT) - CURVE_FIRST;
        return curve[Math.clamp(i, 0, curve.length - 1)];
    }

    /** Writes B, G, R, unused; the canvas is used up. */
    void develop(Canvas canvas, Moment moment, int frame, byte[] out) {
        if (moment.pose().smear() > 0) {
            smear(canvas, moment.pose().smear());
        }
        Spill spill = Spill.of(canvas, moment, rays);
        tone(canvas, spill);
        if (keystone == 0 && moment.pose().roll() == 0) {
            printLevel(canvas, frame, out);
        } else {
            print(canvas, moment.pose(), frame, out);
        }
    }

    private static void smear(Canvas canvas, float length) {
        int r = Math.round(length * canvas.unit() * 0.5f);
        if (r < 1) {
            return;
        }
        float[] rgb = canvas.rgb();
        int n = canvas.width();
        float[] line = new float[n * 3];
        float scale = 1f / (2 * r + 1);
        for (int y = 0; y < canvas.height(); y++) {
            int base = y * n * 3;
            System.arraycopy(rgb, base, line, 0, n * 3);
            for (int c = 0; c < 3; c++) {
                float sum = 0;
                for (int k = -r; k <= r; k++) {
                    sum += line[Math.clamp(k, 0, n - 1) * 3 + c];
                }
                for (int x = 0; x < n; x++) {
                    rgb[base + x * 3 + c] = sum * scale;
                    sum +=
                            line[Math.min(n - 1, x + r + 1) * 3 + c]
                                    - line[Math.max(0, x - r) * 3 + c];
                }
            }
        }
    }

    private void tone(Canvas canvas, Spill spill) {
        float[] rgb = canvas.rgb();
        float saturation = 1.08f * setup.mood().saturation();
        float[] light = new float[canvas.width() * 3];
        for (int y = 0; y < canvas.height(); y++) {
            spill.row(y, light);
            int row = y * canvas.width() * 3;
            for (int i = 0; i < light.length; i += 3) {
                int o = row + i;
                float r = rgb[o] + light[i];
                float g = rgb[o + 1] + light[i + 1];
                float b = rgb[o + 2] + light[i + 2];
                float luma = 0.2126f * r + 0.7152f * g + 0.0722f * b;
                // Very bright light bleaches, as on film; the rest has the picture's saturation.
                float s = saturation * (1 - 0.045f * Math.min(luma, 8));
                rgb[o] = coded(luma + (r - luma) * s);
                rgb[o + 1] = coded(luma + (g - luma) * s);
                rgb[o + 2] = coded(luma + (b - luma) * s);
            }
        }
    }

    /** Enlarges, shades the corners and adds grain; the camera stands level. */
    private void printLevel(Canvas canvas, int frame, byte[] out) {
        float[] rgb = canvas.rgb();
        int n = canvas.width() * 3;
        float[] line = new float[n];
        float step = canvas.unit() / height;
        float u0 = canvas.px(0) - 0.5f + 0.5f * step;
        float v0 = canvas.py(0) - 0.5f + 0.5f * step;
        float[] corner = new float[width];
        for (int x = 0; x < width; x++) {
            float fx = (x + 0.5f) / height - setup.aspect() * 0.5f;
            corner[x] = fx * fx * 0.45f;
        }
        int o = 0;
        for (int y = 0; y < height; y++) {
            float v = Math.clamp(v0 + y * step, 0f, canvas.height() - 1.001f);
            int a = (int) v * n;
            int b = a + n;
            float fv = v - (int) v;
            for (int i = 0; i < n; i++) {
                line[i] = rgb[a + i] + (rgb[b + i] - rgb[a + i]) * fv;
            }
            float fy = (y + 0.5f) / height - 0.5f;
            float vy = fy * fy * 0.62f;
            int noise = Noise.hash(y, frame, setup.take());
            for (int x = 0; x < width; x++, o += 4) {
                float u = u0 + x * step;
                int p = (int) u;
                float fu = u - p;
                p *= 3;
                noise = noise * 0x915f77f5 + 0x3c6ef372;
                float grained = grain[noise >>> 18];
                float k = 1 - Math.min(0.5f, vy + corner[x]) * 0.85f;
                out[o] = coded(line[p + 2] + (line[p + 5] - line[p + 2]) * fu, k, grained);
                out[o + 1] = coded(line[p + 1] + (line[p + 4] - line[p + 1]) * fu, k, grained);
                out[o + 2] = coded(line[p] + (line[p + 3] - line[p]) * fu, k, grained);
            }
        }
    }

    private static byte coded(float value, float k, float grained) {
        return (byte) Math.clamp((int) (value * k + grained + 0.5f), 0, 255);
    }

    /** As {@link #printLevel}, for a tilted or leaning picture. */
    private void print(Canvas canvas, Pose pose, int frame, byte[] out) {
        float[] rgb = canvas.rgb();
        float cos = (float) Math.cos(pose.roll());
        float sin = (float) Math.sin(pose.roll());
        float step = 1f / height;
        float limitX = canvas.width() - 1.001f;
        float limitY = canvas.height() - 1.001f;
        float middleX = setup.aspect() * 0.5f;
        int o = 0;
        for (int y = 0; y < height; y++) {
            float fy = (y + 0.5f) * step - 0.5f;
            float narrow = 1 + keystone * (0.5f - fy);
            int noise = Noise.hash(y, frame, setup.take());
            float vy = fy * fy * 0.62f;
            for (int x = 0; x < width; x++, o += 4) {
                float fx = (x + 0.5f) * step - middleX;
                float gx = fx * narrow;
                float u = canvas.px(gx * cos + fy * sin + middleX) - 0.5f;
                float v = canvas.py(fy * cos - gx * sin + 0.5f) - 0.5f;
                u = Math.clamp(u, 0f, limitX);
                v = Math.clamp(v, 0f, limitY);
                int iu = (int) u;
                int iv = (int) v;
                float fu = u - iu;
                float fv = v - iv;
                int p = (iv * canvas.width() + iu) * 3;
                int q = p + canvas.width() * 3;
                float w11 = fu * fv;
                float w10 = fv - w11;
                float w01 = fu - w11;
                float w00 = 1 - fu - w10;
                float r = rgb[p] * w00 + rgb[p + 3] * w01 + rgb[q] * w10 + rgb[q + 3] * w11;
                float g = rgb[p + 1] * w00 + rgb[p + 4] * w01 + rgb[q + 1] * w10 + rgb[q + 4] * w11;
                float b = rgb[p + 2] * w00 + rgb[p + 5] * w01 + rgb[q + 2] * w10 + rgb[q + 5] * w11;
                float k = 1 - Math.min(0.5f, vy + fx * fx * 0.45f) * 0.85f;
                noise = noise * 0x915f77f5 + 0x3c6ef372;
                float n = grain[noise >>> 18];
                out[o] = coded(b, k, n);
                out[o + 1] = coded(g, k, n);
                out[o + 2] = coded(r, k, n);
            }
        }
    }
}
