package io.beatframe.clip.previz;

/** Posts with wires by day, lamps by night, that come along the road. */
final class RoadPosts implements Layer {
    private static final float SPACING = 1.9f;
    private static final int NUMBER = 11;

    private final Setup setup;

    RoadPosts(Setup setup) {
        this.setup = setup;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        float moved = m.seconds() * RoadSurface.SPEED;
        float first = SPACING - moved % SPACING;
        int number = Noise.floor(moved / SPACING);
        boolean night =
                setup.mood().night()
                        || setup.plan().scene().time() == io.beatframe.plan.TimeOfDay.DUSK;
        for (int i = NUMBER - 1; i >= 0; i--) {
            float z = first + i * SPACING + 0.25f;
            float side = (setup.world() & 2) == 0 ? -1 : 1;
            if (night && ((number + i) & 1) == 0) {
                side = -side;
            }
            float x = place(m, side * 0.30f, z);
            float foot = height(m, -RoadSurface.EYE, z);
            float top = height(m, 0.40f, z);
            float px = canvas.px(x);
            float width = Math.max(0.35f, 0.0060f / z * setup.lens() * canvas.unit());
            float air = (float) Math.exp(-z * 0.07f) * Math.min(1, (z - 0.3f) * 3);
            Rgb dark = setup.mood().ambient().times(0.06f).plus(Rgb.of(0.003, 0.003, 0.003));
            float arm = -side * 0.10f / z * setup.lens() * canvas.unit();
            int left = (int) (px - Math.abs(arm) - width - 3);
            int up = Math.max(0, (int) canvas.py(top) - 6);
            Mask mask =
                    new Mask(
                            left,
                            up,
                            (int) (2 * Math.abs(arm) + 2 * width + 6),
                            Math.max(2, (int) (canvas.py(foot) - up + 3)));
            mask.capsule(px, canvas.py(foot), width, px, canvas.py(top), width * 0.7f, 1);
            if (night) {
                mask.capsule(
                        px,
                        canvas.py(top),
                        width * 0.7f,
                        px + arm,
                        canvas.py(top) - Math.abs(arm) * 0.12f,
                        width * 0.55f,
                        1);
            } else {
                mask.capsule(
                        px - Math.abs(arm) * 0.6f,
                        canvas.py(height(m, 0.375f, z)),
                        width * 0.6f,
                        px + Math.abs(arm) * 0.6f,
                        canvas.py(height(m, 0.375f, z)),
                        width * 0.6f,
                        1);
            }
            Birds.stamp(
                    canvas,
                    mask,
                    dark.mix(setup.mood().haze(), 1 - (float) Math.exp(-z * 0.05f)),
                    Math.min(1, air * 1.6f));
            if (night) {
                lamp(canvas, px + arm, canvas.py(top) - Math.abs(arm) * 0.12f, z, air, m);
            }
        }
    }

    private void lamp(Canvas canvas, float x, float y, float z, float air, Moment m) {
        Rgb light =
                Rgb.of(1.0, 0.60, 0.24)
                        .mix(setup.mood().accentA(), 0.25f)
                        .times(air * (1 + 0.6f * m.hit()));
        float r = 0.016f / z * setup.lens() * canvas.unit();
        canvas.glow(x, y, Math.max(1.4f, r), light.times(3.5f));
        canvas.glow(x, y, r * 6, light.times(0.16f));
    }

    private float place(Moment m, float gx, float z) {
        float scale = setup.lens() * m.pose().zoom();
        float middle = RoadSurface.laneX(setup) - m.pose().panX() * m.pose().zoom();
        return middle + (gx - RoadSurface.bend(setup, z) - m.pose().x()) / z * scale;
    }

    private float height(Moment m, float up, float z) {
        return m.y(setup.horizon(), 1000) - up / z * setup.lens() * m.pose().zoom();
    }
}
