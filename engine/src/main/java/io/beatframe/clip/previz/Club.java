package io.beatframe.clip.previz;

import java.util.List;

/** A stage in a dark hall: light columns, beams that sweep to the music, haze, a crowd. */
final class Club implements Scenery {
    @Override
    public float reflection(Setup setup) {
        return 0.7f;
    }

    @Override
    public float shadow() {
        return 0.2f;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float h = setup.horizon();
        float l = setup.lens();
        wall(layers, setup);
        columns(layers, setup);
        layers.add(new Beams(setup, 7, 30, -0.03f));
        layers.add(
                new Mirror(
                        h + 0.02f,
                        Rgb.of(0.006, 0.006, 0.010).plus(mood.accentB().times(0.008f)),
                        0.62f,
                        0.26f,
                        0));
        Sky.mist(layers, setup, h - 0.16f * l, h + 0.14f, 4, 0.30f);
        layers.add(new Beams(setup, 4, 2, -0.06f));
    }

    private static void wall(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Texture plate = setup.plate(30, -0.25f, 1.15f, 0.35f);
        float cx = setup.aspect() * 0.5f;
        float cy = setup.horizon() - 0.22f;
        Rgb a = mood.accentA();
        Rgb b = mood.accentB();
        new Brush(plate)
                .all((x, y, out) -> {
                    float d = (float) Math.hypot(x - cx, (y - cy) * 0.75f);
                    float n = Noise.fbm(x * 3, y * 3, 3, setup.world());
                    Rgb c =
                            b.times(0.05f)
                                    .plus(a.times(0.025f))
                                    .plus(Rgb.of(0.014, 0.014, 0.022))
                                    .plus(
                                            a.mix(b, Noise.smooth(-0.3f, 0.3f, x - cx))
                                                    .times(
                                                            0.13f
                                                                    * (float) Math.exp(-d * 4.2f)
                                                                    * (0.6f + 0.8f * n)));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = 1;
                });
        layers.add(Plate.still(plate, 30));
    }

    /** A ring of light and columns of lamps on the back wall, which breathe with the beats. */
    private static void columns(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float h = setup.horizon() + 0.02f;
        float l = setup.lens();
        float cx = setup.aspect() * 0.5f + (setup.subjectX() - setup.aspect() * 0.5f) * 0.9f;
        Texture plate = setup.plate(9, -0.2f, h + 0.01f, 0.9f);
        Brush brush = new Brush(plate);
        float cy = h - 0.25f * (0.6f + 0.4f * l);
        float r = 0.165f * (0.6f + 0.4f * l);
        Rgb hot = mood.accentA().mix(Rgb.WHITE, 0.35f).times(2.3f);
        brush.ellipse(cx, cy, r * 2.2f, r * 2.2f, mood.accentA().times(0.22f));
        brush.band(
                cy - r * 1.2f,
                cy + r * 1.2f,
                (x, y, out) -> {
                    float d = Math.abs((float) Math.hypot(x - cx, y - cy) - r);
                    float ring = Math.clamp((0.0048f * l - d) / brush.texel() + 0.5f, 0f, 1f);
                    out[0] = hot.r();
                    out[1] = hot.g();
                    out[2] = hot.b();
                    out[3] = ring;
                });
        for (int i = 1; i <= 9; i++) {
            for (int side = -1; side <= 1; side += 2) {
                float x = cx + side * (r + (0.012f + 0.042f * i) * l);
                float tall = (0.30f + 0.22f * Noise.unit(i, 1, setup.world()) + 0.02f * i) * l;
                Rgb c = ((i & 1) == 0 ? mood.accentA() : mood.accentB());
                brush.ellipse(x, h - tall * 0.5f, 0.045f * l, tall * 0.7f, c.times(0.13f));
                int lamps = 26;
                for (int k = 0; k < lamps; k++) {
                    float y = h - tall * (k + 0.5f) / lamps;
                    float on = 0.35f + 0.65f * Noise.unit(i, k, setup.world() + side);
                    brush.rect(
                            x - 0.0042f * l,
                            y - tall / lamps * 0.33f,
                            x + 0.0042f * l,
                            y + tall / lamps * 0.33f,
                            c.mix(Rgb.WHITE, 0.2f).times(1.7f * on),
                            1);
                }
            }
        }
        plate.blur(setup.defocus(9));
        layers.add(new Plate(plate, 9, 0, 0, 1.1f));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        if (!setup.close()) {
            crowd(layers, setup, 0.85f, 0.985f, 0.050f, 1);
            crowd(layers, setup, 0.60f, 1.055f, 0.085f, 2);
        }
        layers.add(
                new Air(
                        Air.Kind.DUST,
                        90,
                        0.8f,
                        mood.accentA().mix(mood.accentB(), 0.5f).mix(Rgb.WHITE, 0.4f).times(0.6f),
                        setup.take()));
        layers.add(
                new Air(
                        Air.Kind.EMBERS,
                        (int) (70 * setup.energy()),
                        1.1f,
                        mood.accentA().mix(Rgb.WHITE, 0.5f).times(0.8f),
                        setup.take() + 1));
    }

    /** Heads, shoulders and raised arms before the stage. */
    private static void crowd(
            List<Layer> layers, Setup setup, float distance, float base, float head, int row) {
        Mood mood = setup.mood();
        float size = head * (setup.wide() ? 0.72f : 1.15f);
        Texture plate = setup.plate(distance, base - size * 5, 1.3f, 0.6f);
        Brush brush = new Brush(plate);
        Rgb dark =
                mood.accentB()
                        .times(0.010f)
                        .plus(Rgb.of(0.006, 0.006, 0.009))
                        .times(row == 1 ? 1.6f : 1);
        Rgb edge = (row == 1 ? mood.accentA() : mood.accentB()).times(0.30f);
        int from = Noise.floor(-0.3f / size);
        int to = Noise.floor((setup.aspect() + 0.3f) / size);
        for (int i = from; i <= to; i++) {
            float x = (i + 0.5f * Noise.unit(i, row, setup.take())) * size * 1.02f;
            float away = Math.abs(x - setup.subjectX()) / setup.aspect();
            float y =
                    base
                            + size * 0.5f * Noise.unit(i, row + 5, setup.take())
                            + (away < 0.17f ? size * 0.8f : 0);
            for (int pass = 0; pass < 2; pass++) {
                float o = pass == 0 ? -size * 0.045f : 0;
                Rgb c = pass == 0 ? edge : dark;
                brush.limb(c, x, y + o, size * 0.26f, x, y + size * 0.10f + o, size * 0.22f);
                brush.limb(
                        c,
                        x - size * 0.34f,
                        y + size * 0.62f + o,
                        size * 0.24f,
                        x + size * 0.34f,
                        y + size * 0.62f + o,
                        size * 0.24f);
                brush.limb(c, x, y + size * 0.8f + o, size * 0.55f, x, y + size * 3, size * 0.6f);
                int arms = Noise.hash(i, row + 9, setup.take()) & 3;
                for (int side = -1; side <= 1; side += 2) {
                    if (away > 0.12f
                            && (arms == 3 || (arms == 1 && side == 1) || (arms == 2 && side < 0))) {
                        float ex = x + side * size * 0.62f;
                        float ey = y - size * 0.05f;
                        float wx =
                                x
                                        + side
                                                * size
                                                * Noise.between(
                                                        i, 31 + side, setup.take(), 0.25f, 0.75f);
                        float wy =
                                y - size * Noise.between(i, 41 + side, setup.take(), 0.75f, 1.25f);
                        brush.limb(
                                c,
                                x + side * size * 0.45f,
                                y + size * 0.60f + o,
                                size * 0.14f,
                                ex,
                                ey + o,
                                size * 0.115f);
                        brush.limb(c, ex, ey + o, size * 0.115f, wx, wy + o, size * 0.075f);
                        brush.limb(
                                c,
                                wx,
                                wy + o,
                                size * 0.09f,
                                wx,
                                wy - size * 0.14f + o,
                                size * 0.07f);
                    }
                }
            }
        }
        plate.blur(row == 1 ? 0.0015f : 0.005f);
        layers.add(
                new Plate(plate, distance, 0, 0, 0)
                        .bobbing(size * (row == 1 ? 0.20f : 0.26f), row * 0.5f));
    }
}
