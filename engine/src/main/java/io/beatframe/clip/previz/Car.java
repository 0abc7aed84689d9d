package io.beatframe.clip.previz;

/** A car seen from behind, driving away, its tail lamps lit. */
record Car() implements Actor {
    @Override
    public float size(Setup setup) {
        float widest = setup.close() ? 1.25f : setup.wide() ? 0.34f : 0.66f;
        float wanted = widest * setup.aspect() / (1.12f * setup.figure());
        return Math.min(setup.close() ? 0.9f : 1.05f, wanted);
    }

    @Override
    public float halfWidth() {
        return 0.7f;
    }

    @Override
    public float height() {
        return 0.95f;
    }

    @Override
    public float facing(Setup setup) {
        return 1;
    }

    @Override
    public float feet(Setup setup) {
        return setup.close() ? 0.88f : setup.feetY();
    }

    @Override
    public float heave(Moment m) {
        return 0.004f * (float) Math.sin(m.seconds() * 17)
                + 0.004f * (float) Math.sin(m.seconds() * 7.3);
    }

    @Override
    public void draw(Ink ink, Moment m) {
        for (int side = -1; side <= 1; side += 2) {
            ink.limb(side * 0.405f, 0.075f, 0.075f, side * 0.405f, 0.20f, 0.075f, Part.DARK);
            ink.limb(side * 0.36f, 0.075f, 0.075f, side * 0.36f, 0.20f, 0.075f, Part.DARK);
        }
        ink.curve(
                Part.PAINT,
                -0.50f,
                0.17f,
                -0.30f,
                0.125f,
                0f,
                0.12f,
                0.30f,
                0.125f,
                0.50f,
                0.17f,
                0.545f,
                0.30f,
                0.53f,
                0.43f,
                0.475f,
                0.51f,
                0.42f,
                0.535f,
                0.375f,
                0.63f,
                0.315f,
                0.735f,
                0.23f,
                0.775f,
                0f,
                0.79f,
                -0.23f,
                0.775f,
                -0.315f,
                0.735f,
                -0.375f,
                0.63f,
                -0.42f,
                0.535f,
                -0.475f,
                0.51f,
                -0.53f,
                0.43f,
                -0.545f,
                0.30f);
        ink.curve(
                Part.GLASS,
                -0.345f,
                0.555f,
                0f,
                0.54f,
                0.345f,
                0.555f,
                0.315f,
                0.63f,
                0.265f,
                0.71f,
                0.19f,
                0.735f,
                0f,
                0.745f,
                -0.19f,
                0.735f,
                -0.265f,
                0.71f,
                -0.315f,
                0.63f);
        ink.limb(-0.45f, 0.50f, 0.016f, -0.54f, 0.545f, 0.026f, Part.PAINT);
        ink.limb(0.45f, 0.50f, 0.016f, 0.54f, 0.545f, 0.026f, Part.PAINT);
        ink.polygon(Part.DARK, -0.50f, 0.24f, 0.50f, 0.24f, 0.47f, 0.165f, -0.47f, 0.165f);
        ink.polygon(Part.WHITE, -0.115f, 0.335f, 0.115f, 0.335f, 0.115f, 0.275f, -0.115f, 0.275f);
    }

    @Override
    public void lights(Canvas canvas, float x, float y, float size, float facing, Moment m) {
        Rgb red = Rgb.of(1.0, 0.05, 0.03).times(1 + 1.2f * m.hit());
        float bar = 0.013f * size;
        for (int side = -1; side <= 1; side += 2) {
            float from = x + side * 0.26f * size;
            float to = x + side * 0.495f * size;
            float high = y - 0.435f * size;
            canvas.streak(from, high, to, high - 0.006f * size, bar, red.times(2.6f));
            canvas.streak(to, high - 0.006f * size, from, high, bar, red.times(1.2f));
            canvas.glow((from + to) / 2, high, 0.30f * size, red.times(0.22f));
            canvas.glow(x + side * 0.36f * size, y - 0.02f * size, 0.22f * size, red.times(0.10f));
        }
        canvas.streak(
                x - 0.25f * size,
                y - 0.437f * size,
                x + 0.25f * size,
                y - 0.437f * size,
                bar * 0.5f,
                red.times(1.1f));
    }
}
