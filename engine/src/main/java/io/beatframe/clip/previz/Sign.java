package io.beatframe.clip.previz;

/** A sign of light: a dark box, a tube around it, strokes that look like writing, a halo. */
final class Sign {
    private Sign() {}

    static void paint(Brush brush, float x0, float y0, float x1, float y1, Rgb light, int seed) {
        float w = x1 - x0;
        float h = y1 - y0;
        if (w < brush.texel() * 1.2f || h < brush.texel() * 2) {
            return;
        }
        brush.ellipse(
                (x0 + x1) / 2,
                (y0 + y1) / 2,
                w * 1.1f + h * 0.9f,
                h * 1.15f + w * 0.9f,
                light.times(0.16f));
        brush.rect(x0, y0, x1, y1, light.times(0.05f).plus(Rgb.of(0.006, 0.006, 0.008)), 0.95f);
        float tube = Math.max(brush.texel() * 0.9f, Math.min(w, h) * 0.07f);
        Rgb hot = light.mix(Rgb.WHITE, 0.22f).times(2.4f);
        brush.rect(x0, y0, x1, y0 + tube, hot, 1);
        brush.rect(x0, y1 - tube, x1, y1, hot, 1);
        brush.rect(x0, y0, x0 + tube, y1, hot, 1);
        brush.rect(x1 - tube, y0, x1, y1, hot, 1);
        boolean upright = h > w;
        float cell = (upright ? w : h) * 0.92f;
        int cells = Math.max(1, (int) ((upright ? h : w) / cell));
        Rgb ink =
                (Noise.hash(3, 3, seed) & 1) == 0
                        ? hot.times(0.8f)
                        : Rgb.of(1.6, 1.5, 1.4).times(light.luma() + 0.35f);
        for (int i = 0; i < cells; i++) {
            float cx = upright ? x0 + w * 0.5f : x0 + (i + 0.5f) * w / cells;
            float cy = upright ? y0 + (i + 0.5f) * h / cells : y0 + h * 0.5f;
            float r = cell * 0.29f;
            for (int k = 0; k < 4; k++) {
                int pick = Noise.hash(i, k, seed);
                float a = ((pick & 3) - 1.5f) / 1.5f;
                float t = Math.max(brush.texel() * 0.7f, r * 0.17f);
                if ((pick & 4) == 0) {
                    brush.rect(
                            cx - r,
                            cy + a * r - t / 2,
                            cx + r * ((pick & 8) == 0 ? 1 : 0.3f),
                            cy + a * r + t / 2,
                            ink,
                            0.9f);
                } else {
                    brush.rect(
                            cx + a * r - t / 2,
                            cy - r,
                            cx + a * r + t / 2,
                            cy + r * ((pick & 8) == 0 ? 1 : 0.2f),
                            ink,
                            0.9f);
                }
            }
        }
    }
}
