package io.beatframe.clip.previz;

/** A few birds far away, beating their wings. */
final class Birds implements Layer {
    private final Rgb colour;

    Birds(Rgb colour) {
        this.colour = colour;
    }

    @Override
    public void draw(Canvas canvas, Moment m) {
        Setup setup = m.setup();
        int number = 5 + (setup.take() & 3);
        float field = setup.aspect() + 0.6f;
        float side = setup.subjectX() > setup.aspect() * 0.5f ? 0.25f : 0.65f;
        for (int i = 0; i < number; i++) {
            float a = Noise.unit(i, 1, setup.take());
            float b = Noise.unit(i, 2, setup.take());
            float x =
                    (side * setup.aspect()
                                    + 0.22f * (a - 0.5f)
                                    + m.seconds() * 0.017f * (0.8f + 0.3f * b))
                            % field;
            float y =
                    setup.horizon() * (0.34f + 0.2f * b)
                            + 0.01f * (float) Math.sin(m.seconds() * 0.8 + i);
            float size = (0.007f + 0.006f * a) * setup.lens() * canvas.unit();
            float flap = (float) Math.sin(m.seconds() * (7 + 2 * b) + i * 2) * 0.55f;
            float px = canvas.px(m.x(x, 30));
            float py = canvas.py(m.y(y, 30));
            Mask mask =
                    new Mask(
                            (int) (px - size * 2),
                            (int) (py - size * 2),
                            (int) (size * 4) + 2,
                            (int) (size * 4) + 2);
            for (int k = -1; k <= 1; k += 2) {
                float ex = px + k * size * 0.55f;
                float ey = py - size * (0.28f + 0.3f * flap);
                mask.capsule(px, py, size * 0.12f, ex, ey, size * 0.09f, 1);
                mask.capsule(
                        ex,
                        ey,
                        size * 0.09f,
                        px + k * size * 1.15f,
                        py - size * (0.05f + 0.75f * flap),
                        size * 0.02f,
                        1);
            }
            stamp(canvas, mask, colour, 0.85f);
        }
    }

    /** Lays a shape of one colour over the canvas. */
    static void stamp(Canvas canvas, Mask mask, Rgb colour, float cover) {
        for (int y = 0; y < mask.height; y++) {
            int cy = mask.top + y;
            if (cy < 0 || cy >= canvas.height()) {
                continue;
            }
            for (int x = 0; x < mask.width; x++) {
                int cx = mask.left + x;
                float c = mask.cover[y * mask.width + x] * cover;
                if (c > 0 && cx >= 0 && cx < canvas.width()) {
                    int i = (cy * canvas.width() + cx) * 3;
                    canvas.rgb()[i] += (colour.r() - canvas.rgb()[i]) * c;
                    canvas.rgb()[i + 1] += (colour.g() - canvas.rgb()[i + 1]) * c;
                    canvas.rgb()[i + 2] += (colour.b() - canvas.rgb()[i + 2]) * c;
                }
            }
        }
    }
}
