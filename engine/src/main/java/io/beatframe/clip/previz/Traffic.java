package io.beatframe.clip.previz;

/** Cars as lights: white pairs that come, red pairs that go, and their streaks on wet ground. */
final class Traffic implements Layer {
    private static final int CARS = 7;

    private final float vanishingX;
    private final float eye;
    private final boolean wet;

    Traffic(float vanishingX, float eye, boolean wet) {
        this.vanishingX = vanishingX;
        this.eye = eye;
        this.wet = wet;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        Setup setup = m.setup();
        float dim = setup.mood().night() ? 1 : 0.45f;
        for (int i = 0; i < CARS; i++) {
            boolean comes = (i & 1) == 0;
            float speed = 0.5f + 0.4f * Noise.unit(i, 1, setup.world());
            float way = (Noise.unit(i, 2, setup.world()) * 13 + m.seconds() * speed) % 13;
            float z = comes ? 14.2f - way : 1.5f + way;
            // Cars keep out of the subject's way: they turn off before they reach it.
            float fade = Math.min(1, (z - 1.5f) * 1.4f) * Math.min(1, (14.5f - z) * 0.8f);
            if (fade <= 0.02f) {
                continue;
            }
            float lane = comes ? -0.095f : 0.095f;
            Rgb light =
                    (comes ? Rgb.of(1.0, 0.90, 0.72) : Rgb.of(1.0, 0.045, 0.02))
                            .times(fade * dim * (comes ? 2.4f : 2.0f));
            for (int k = -1; k <= 1; k += 2) {
                float x = vanishingX + (lane + k * 0.028f) / z * setup.lens();
                float y = setup.frameY((-eye + 0.028f) / z);
                float far = Math.max(1.3f, z);
                float px = canvas.px(m.x(x, far));
                float py = canvas.py(m.y(y, far));
                float r = 0.0105f / z * setup.lens() * canvas.unit();
                if (setup.wide()) {
                    canvas.glow(px, py, Math.max(1.2f, r), light);
                    canvas.glow(px, py, r * 5, light.times(0.10f));
                } else {
                    float disc = (setup.close() ? 0.022f : 0.008f) * canvas.unit();
                    canvas.bokeh(
                            px, py, Math.max(r, disc), light.times(setup.close() ? 0.14f : 0.3f));
                }
                if (wet) {
                    float ground = canvas.py(m.y(setup.frameY(-eye / z), far));
                    float length = (ground - py) * 2 + 0.10f / z * setup.lens() * canvas.unit();
                    canvas.streak(px, ground + length, px, ground, r * 0.8f, light.times(0.20f));
                }
            }
        }
    }
}
