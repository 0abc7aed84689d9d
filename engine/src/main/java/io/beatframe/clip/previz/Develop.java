package io.beatframe.clip.previz;

/**
 * The lab: turns a canvas of linear light into the finished frame. Light that spills (bloom, rays),
 * a filmic curve, the camera's roll, vignette and grain.
 */
final class Develop {
    private static final int CURVE = 4096;
    private static final int GRAIN = 1 << 14;

    private final Setup setup;
    private final int width;
    private final int height;
    private final float[] curve = new float[CURVE + 2];
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
            float t = (float) i / CURVE;
            curve[i] = encode(t / Math.max(1e-4f, 1 - t) * setup.mood().gain());
        }
        for (int i = 0; i < GRAIN; i++) {
            float sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += Noise.unit(i, k, 901) - 0.5f;
            }
            grain[i] = sum;
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

    /** The index of x in the curve: t = x / (1 + x). */
    private float coded(float x) {
        float t = x <= 0 ? 0 : x / (1 + x) * CURVE;
        int i = (int) t;
        return curve[i] + (curve[i + 1] - curve[i]) * (t - i);
    }

    /** Writes B, G, R, unused; the canvas is used up. */
    void develop(Canvas canvas, Moment moment, int frame, byte[] out) {
        if (moment.pose().smear() > 0) {
            smear(canvas, moment.pose().smear());
        }
        Spill.onto(canvas, moment, rays);
        tone(canvas.rgb());
        print(canvas, moment.pose(), frame, out);
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

    private void tone(float[] rgb) {
        float saturation = setup.mood().saturation();
        for (int i = 0; i < rgb.length; i += 3) {
            float r = rgb[i];
            float g = rgb[i + 1];
            float b = rgb[i + 2];
            float y = 0.2126f * r + 0.7152f * g + 0.0722f * b;
            // Very bright light bleaches, as on film; the rest follows the picture's saturation.
            float s = 1.08f * saturation / (1 + 0.06f * y);
            rgb[i] = coded(y + (r - y) * s);
            rgb[i + 1] = coded(y + (g - y) * s);
            rgb[i + 2] = coded(y + (b - y) * s);
        }
    }

    private void print(Canvas canvas, Pose pose, int frame, byte[] out) {
        float[] rgb = canvas.rgb();
        float cos = (float) Math.cos(pose.roll());
        float sin = (float) Math.sin(pose.roll());
        float step = 1f / height;
        float limitX = canvas.width() - 1.001f;
        float limitY = canvas.height() - 1.001f;
        float middleX = setup.aspect() * 0.5f;
        float grainSize = 2.6f;
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
                float n = grain[noise >>> 18] * grainSize;
                out[o] = (byte) (int) Math.clamp(b * k + n + 0.5f, 0f, 255f);
                out[o + 1] = (byte) (int) Math.clamp(g * k + n + 0.5f, 0f, 255f);
                out[o + 2] = (byte) (int) Math.clamp(r * k + n + 0.5f, 0f, 255f);
            }
        }
    }
}
