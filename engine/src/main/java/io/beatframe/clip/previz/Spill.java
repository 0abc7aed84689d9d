package io.beatframe.clip.previz;

/** Light that spreads in the lens and the air: bloom around bright things, rays from the sun. */
final class Spill {
    private static final int STEP = 4;

    private final float[] light;
    private final int w;
    private final int h;
    private final float[] line;

    private Spill(float[] light, int w, int h) {
        this.light = light;
        this.w = w;
        this.h = h;
        this.line = new float[w * 3 + 3];
    }

    /** What the canvas's bright places spill. */
    static Spill of(Canvas canvas, Moment moment, float rays) {
        int w = (canvas.width() + STEP - 1) / STEP;
        int h = (canvas.height() + STEP - 1) / STEP;
        float[] small = reduced(canvas, w, h);
        float[] bright = small.clone();
        for (int i = 0; i < bright.length; i += 3) {
            float y = Math.max(bright[i], Math.max(bright[i + 1], bright[i + 2]));
            float k = Math.max(0, y - 0.85f) / (y + 0.5f);
            bright[i] *= k;
            bright[i + 1] *= k;
            bright[i + 2] *= k;
        }
        float[] near = bright.clone();
        int unit = Math.max(1, Math.round(canvas.unit() / STEP));
        blur(near, w, h, Math.max(1, unit / 110));
        float[] far = near.clone();
        blur(far, w, h, Math.max(2, unit / 24));
        float pulse = 1 + 0.5f * moment.hit();
        for (int i = 0; i < near.length; i++) {
            near[i] = near[i] * 0.20f * pulse + far[i] * 0.15f * pulse;
        }
        if (rays > 0) {
            Setup setup = moment.setup();
            float sx = canvas.px(moment.x(setup.sunX(), 1000)) / STEP;
            float sy = canvas.py(moment.y(setup.sunY(), 1000)) / STEP;
            shafts(bright, near, w, h, sx, sy, rays);
        }
        return new Spill(near, w, h);
    }

    private static float[] reduced(Canvas canvas, int w, int h) {
        float[] rgb = canvas.rgb();
        float[] small = new float[w * h * 3];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float r = 0;
                float g = 0;
                float b = 0;
                int n = 0;
                for (int sy = 0; sy < STEP; sy += 2) {
                    int py = Math.min(canvas.height() - 1, y * STEP + sy);
                    for (int sx = 0; sx < STEP; sx++) {
                        int px = Math.min(canvas.width() - 1, x * STEP + sx);
                        int i = (py * canvas.width() + px) * 3;
                        // One very bright point must not light the whole frame.
                        r += Math.min(6, rgb[i]);
                        g += Math.min(6, rgb[i + 1]);
                        b += Math.min(6, rgb[i + 2]);
                        n++;
                    }
                }
                int o = (y * w + x) * 3;
                small[o] = r / n;
                small[o + 1] = g / n;
                small[o + 2] = b / n;
            }
        }
        return small;
    }

    static void blur(float[] rgb, int w, int h, int r) {
        float[] line = new float[w];
        for (int pass = 0; pass < 2; pass++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < h; y++) {
                    box(rgb, y * w * 3 + c, 3, w, r, line);
                }
            }
            columns(rgb, w * 3, h, r);
        }
    }

    /** A box blur along the columns, a whole row at a time. */
    private static void columns(float[] v, int n, int h, int r) {
        float[] source = v.clone();
        float[] sum = new float[n];
        float scale = 1f / (2 * r + 1);
        for (int k = -r; k <= r; k++) {
            int row = Math.clamp(k, 0, h - 1) * n;
            for (int i = 0; i < n; i++) {
                sum[i] += source[row + i];
            }
        }
        for (int y = 0; y < h; y++) {
            int o = y * n;
            int in = Math.min(h - 1, y + r + 1) * n;
            int gone = Math.max(0, y - r) * n;
            for (int i = 0; i < n; i++) {
                v[o + i] = sum[i] * scale;
                sum[i] += source[in + i] - source[gone + i];
            }
        }
    }

    private static void box(float[] v, int start, int step, int n, int r, float[] line) {
        float scale = 1f / (2 * r + 1);
        float sum = 0;
        for (int k = -r; k <= r; k++) {
            sum += v[start + Math.clamp(k, 0, n - 1) * step];
        }
        for (int i = 0; i < n; i++) {
            line[i] = sum * scale;
            sum +=
                    v[start + Math.min(n - 1, i + r + 1) * step]
                            - v[start + Math.max(0, i - r) * step];
        }
        for (int i = 0; i < n; i++) {
            v[start + i * step] = line[i];
        }
    }

    /**
     * Light shafts: each place gathers the light on its way to the sun; what stands there shades.
     */
    private static void shafts(
            float[] bright, float[] onto, int w, int h, float sx, float sy, float strength) {
        int half = 2;
        int steps = 28;
        int cw = (w + half - 1) / half;
        int ch = (h + half - 1) / half;
        float[] light = new float[cw * ch * 3];
        for (int y = 0; y < ch; y++) {
            for (int x = 0; x < cw; x++) {
                float px = x * half;
                float py = y * half;
                float dx = (sx - px) / steps * 0.9f;
                float dy = (sy - py) / steps * 0.9f;
                float jitter = Noise.unit(x, y, 5);
                px += dx * jitter;
                py += dy * jitter;
                float weight = 1;
                float total = 0;
                int o = (y * cw + x) * 3;
                for (int k = 0; k < steps; k++) {
                    int ix = (int) px;
                    int iy = (int) py;
                    if (ix >= 0 && iy >= 0 && ix < w && iy < h) {
                        int i = (iy * w + ix) * 3;
                        light[o] += bright[i] * weight;
                        light[o + 1] += bright[i + 1] * weight;
                        light[o + 2] += bright[i + 2] * weight;
                    }
                    total += weight;
                    px += dx;
                    py += dy;
                    weight *= 0.96f;
                }
                float k = 0.55f * strength / total;
                light[o] *= k;
                light[o + 1] *= k;
                light[o + 2] *= k;
            }
        }
        blur(light, cw, ch, 2);
        for (int y = 0; y < h; y++) {
            float v = Math.clamp((y - 0.5f) / half, 0f, ch - 1.001f);
            int iv = (int) v;
            float fv = v - iv;
            for (int x = 0; x < w; x++) {
                float u = Math.clamp((x - 0.5f) / half, 0f, cw - 1.001f);
                int iu = (int) u;
                float fu = u - iu;
                int i = (iv * cw + iu) * 3;
                int j = i + cw * 3;
                int o = (y * w + x) * 3;
                for (int c = 0; c < 3; c++) {
                    float a = light[i + c] + (light[i + 3 + c] - light[i + c]) * fu;
                    float b = light[j + c] + (light[j + 3 + c] - light[j + c]) * fu;
                    onto[o + c] += a + (b - a) * fv;
                }
            }
        }
    }

    /** Sets {@code out} to the light on row {@code y} of the canvas. */
    void row(int y, float[] out) {
        float v = Math.clamp((y - 1.5f) / STEP, 0f, h - 1.001f);
        int iv = (int) v;
        float fv = v - iv;
        int a = iv * w * 3;
        int b = a + w * 3;
        for (int i = 0; i < w * 3; i++) {
            line[i] = light[a + i] + (light[b + i] - light[a + i]) * fv;
        }
        line[w * 3] = line[w * 3 - 3];
        line[w * 3 + 1] = line[w * 3 - 2];
        line[w * 3 + 2] = line[w * 3 - 1];
        int o = 0;
        for (int x = 0; o < out.length; x++, o += 3) {
            float u = Math.max(0, (x - 1.5f) / STEP);
            int k = (int) u;
            float f = u - k;
            k *= 3;
            out[o] = line[k] + (line[k + 3] - line[k]) * f;
            out[o + 1] = line[k + 1] + (line[k + 4] - line[k + 1]) * f;
            out[o + 2] = line[k + 2] + (line[k + 5] - line[k + 2]) * f;
        }
    }

    /** Adds a picture of a quarter of the canvas's size. */
    static void add(Canvas canvas, float[] small, int w, int h) {
        Spill spill = new Spill(small, w, h);
        float[] row = new float[canvas.width() * 3];
        for (int y = 0; y < canvas.height(); y++) {
            spill.row(y, row);
            int o = y * row.length;
            for (int i = 0; i < row.length; i++) {
                canvas.rgb()[o + i] += row[i];
            }
        }
    }
}
