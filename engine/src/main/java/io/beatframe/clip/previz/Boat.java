package io.beatframe.clip.previz;

/** A sailing boat that rocks on the swell. */
record Boat() implements Actor {
    @Override
    public float size(Setup setup) {
        return setup.wide() ? 0.85f : setup.close() ? 0.34f : 0.72f;
    }

    @Override
    public float halfWidth() {
        return 0.8f;
    }

    @Override
    public float height() {
        return 1.75f;
    }

    @Override
    public float feet(Setup setup) {
        return setup.close() ? 0.93f : setup.feetY() - 0.03f;
    }

    @Override
    public float heave(Moment m) {
        return 0.012f * (float) Math.sin(m.seconds() * 1.1);
    }

    @Override
    public void draw(Ink ink, Moment m) {
        double roll =
                0.045 * Math.sin(m.seconds() * 0.9) + 0.02 * Math.sin(m.seconds() * 1.7) + 0.05;
        float belly = 0.05f + 0.012f * (float) Math.sin(m.seconds() * 1.3);
        ink.curveAt(
                Part.WHITE,
                0,
                0,
                1,
                1,
                roll,
                0.035f,
                0.19f,
                0.035f,
                1.45f,
                0.16f + belly,
                1.05f,
                0.34f + belly,
                0.62f,
                0.47f,
                0.20f,
                0.25f,
                0.175f);
        ink.curveAt(
                Part.WHITE,
                0,
                0,
                1,
                1,
                roll,
                -0.02f,
                0.25f,
                -0.015f,
                1.56f,
                -0.16f - belly,
                1.1f,
                -0.33f - belly,
                0.65f,
                -0.47f,
                0.26f,
                -0.24f,
                0.235f);
        ink.curveAt(
                Part.DARK, 0, 0, 1, 1, roll, 0.006f, 0.10f, 0.006f, 1.60f, -0.008f, 1.60f, -0.008f,
                0.10f);
        ink.curveAt(
                Part.PAINT,
                0,
                0,
                1,
                1,
                roll,
                -0.54f,
                0.145f,
                -0.30f,
                0.118f,
                0.1f,
                0.115f,
                0.45f,
                0.150f,
                0.66f,
                0.205f,
                0.56f,
                0.085f,
                0.42f,
                -0.01f,
                0.1f,
                -0.035f,
                -0.30f,
                -0.03f,
                -0.48f,
                0.0f);
        ink.curveAt(
                Part.WHITE,
                0,
                0,
                1,
                1,
                roll,
                -0.28f,
                0.11f,
                0.16f,
                0.11f,
                0.13f,
                0.165f,
                -0.24f,
                0.175f);
        ink.curveAt(
                Part.DARK, 0, 0, 1, 1, roll, -0.40f, 0.13f, -0.37f, 0.24f, -0.35f, 0.28f, -0.32f,
                0.24f, -0.31f, 0.12f);
    }

    @Override
    public void lights(Canvas canvas, float x, float y, float size, float facing, Moment m) {
        if (m.setup().mood().night()) {
            Rgb lamp = Rgb.of(1.0, 0.66, 0.30);
            canvas.glow(
                    x - facing * 0.15f * size, y - 0.19f * size, 0.03f * size, lamp.times(2.5f));
            canvas.glow(
                    x - facing * 0.15f * size, y - 0.19f * size, 0.34f * size, lamp.times(0.22f));
        }
    }
}
