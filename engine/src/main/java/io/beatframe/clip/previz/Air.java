package io.beatframe.clip.previz;

/** What floats or falls in the air: each grain's place follows from its number and the time. */
final class Air implements Layer {
    enum Kind {
        RAIN,
        SNOW,
        DUST,
        EMBERS,
        STARS,
        FIREFLIES
    }

    private final Kind kind;
    private final int count;
    private final float distance;
    private final Rgb light;
    private final int seed;

    Air(Kind kind, int count, float distance, Rgb light, int seed) {
        this.kind = kind;
        this.count = count;
        this.distance = distance;
        this.light = light;
        this.seed = seed;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        float aspect = m.setup().aspect();
        float t = m.seconds();
        float unit = canvas.unit();
        float energy = m.setup().energy();
        float blur = m.setup().close() && distance < 0.9f ? 2.4f : 1;
        for (int i = 0; i < count; i++) {
            float a = Noise.unit(i, 1, seed);
            float b = Noise.unit(i, 2, seed);
            float c = Noise.unit(i, 3, seed);
            float d = Noise.unit(i, 4, seed);
            // Spread over a field larger than the frame, which wraps around.
            float fieldX = aspect + 0.5f;
            float near = distance * (0.6f + 0.8f * d);
            switch (kind) {
                case RAIN -> {
                    float speed = (1.5f + 0.5f * c) / near;
                    float y = wrap(b * 1.5f + t * speed, 1.5f) - 0.25f;
                    float x = wrap(a * fieldX + t * speed * 0.12f, fieldX) - 0.25f;
                    float px = canvas.px(m.x(x, near));
                    float py = canvas.py(m.y(y, near));
                    float length = 0.034f / near * unit;
                    canvas.streak(
                            px - 0.12f * length,
                            py - length,
                            px,
                            py,
                            0.0005f / near * unit * blur,
                            light.times((0.16f + 0.24f * c) / blur));
                }
                case SNOW -> {
                    float speed = (0.10f + 0.06f * c) / near;
                    float y = wrap(b * 1.4f + t * speed, 1.4f) - 0.2f;
                    float x =
                            wrap(
                                            a * fieldX
                                                    + t * 0.02f
                                                    + 0.02f * (float) Math.sin(t * (0.6f + c) + i),
                                            fieldX)
                                    - 0.25f;
                    float r = (0.0022f + 0.0022f * c) / near * unit * blur;
                    canvas.glow(
                            canvas.px(m.x(x, near)),
                            canvas.py(m.y(y, near)),
                            r,
                            light.times(0.8f / blur));
                }
                case DUST -> {
                    float y = wrap(b * 1.2f - t * (0.006f + 0.012f * c), 1.2f) - 0.1f;
                    float x = wrap(a * fieldX + t * (0.008f + 0.02f * d), fieldX) - 0.25f;
                    float twinkle = 0.5f + 0.5f * (float) Math.sin(t * (0.7f + 2 * c) + i * 1.7f);
                    float r = (0.0012f + 0.0032f * c * c) / near * unit * blur;
                    canvas.glow(
                            canvas.px(m.x(x, near)),
                            canvas.py(m.y(y, near)),
                            Math.max(1.2f, r),
                            light.times(twinkle * (0.35f + 0.4f * m.hit())));
                }
                case EMBERS -> {
                    float y =
                            1.15f
                                    - wrap(
                                            b * 1.3f + t * (0.05f + 0.11f * c) * (0.6f + energy),
                                            1.3f);
                    float x =
                            wrap(a * fieldX + 0.03f * (float) Math.sin(t * (0.8f + c) + i), fieldX)
                                    - 0.25f;
                    float r = (0.0014f + 0.0026f * c * c) / near * unit * blur;
                    float glow = 0.7f + 0.3f * (float) Math.sin(t * 9 * (0.4f + d) + i);
                    canvas.glow(
                            canvas.px(m.x(x, near)),
                            canvas.py(m.y(y, near)),
                            Math.max(1.3f, r),
                            light.times(glow * (1 + m.hit())));
                }
                case STARS -> {
                    float x = a * fieldX - 0.25f;
                    float y = b * 1.1f - 0.1f;
                    float twinkle = 0.7f + 0.3f * (float) Math.sin(t * (1.5f + 4 * c) + i);
                    float bright = 0.06f + 1.3f * c * c * c * c * c;
                    canvas.glow(
                            canvas.px(m.x(x, 900)),
                            canvas.py(m.y(y, 900)),
                            Math.max(1.15f, (0.0011f + 0.0016f * c * c * c) * unit),
                            light.times(bright * twinkle));
                }
                case FIREFLIES -> {
                    float y = 0.45f + 0.5f * b + 0.02f * (float) Math.sin(t * (0.5f + c) + i * 3);
                    float x =
                            wrap(
                                            a * fieldX
                                                    + 0.05f
                                                            * (float)
                                                                    Math.sin(
                                                                            t * 0.4f * (0.5f + d)
                                                                                    + i),
                                            fieldX)
                                    - 0.25f;
                    float glow = Math.max(0, (float) Math.sin(t * (0.9f + c) + i * 2.1f));
                    float r = 0.006f / near * unit * blur;
                    canvas.glow(
                            canvas.px(m.x(x, near)),
                            canvas.py(m.y(y, near)),
                            r,
                            light.times(glow * glow * 1.6f));
                }
            }
        }
    }

    private static float wrap(float v, float period) {
        float r = v % period;
        return r < 0 ? r + period : r;
    }
}
