package io.beatframe.clip.previz;

import java.util.List;

/** Grass: a slope in the middle distance and blades before the lens. */
final class Meadow {
    private Meadow() {}

    static void add(
            List<Layer> layers, Setup setup, float distance, float top, Rgb grass, float fade) {
        Mood mood = setup.mood();
        Texture plate = setup.plate(distance, top - 0.05f, 1.2f, 0.7f);
        int seed = setup.world() + 55;
        Rgb light = mood.ambient().times(0.8f).plus(mood.key().times(0.30f));
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = setup.alongX(x);
                    float crest =
                            top - 0.03f * setup.lens() * (Noise.fbm(wx * 1.4f, 2, 3, seed) - 0.4f);
                    float d = y - crest;
                    if (d < 0) {
                        return;
                    }
                    float near = d / (0.06f + d);
                    float n =
                            Noise.fbm(
                                    wx * 14 / (0.2f + d),
                                    (float) Math.log(0.02f + d) * 26,
                                    4,
                                    seed + 1);
                    float broad = Noise.fbm(wx * 2.2f, y * 9, 3, seed + 2);
                    Rgb c = grass.times(light).times(0.35f + 0.9f * n * broad * 1.6f);
                    c = c.mix(mood.haze(), fade * (1 - near));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = Noise.smooth(0, 0.004f, d);
                });
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    /** Dark soft blades at the lower edge, swaying. */
    static void blades(List<Layer> layers, Setup setup, Rgb dark) {
        float distance = 0.6f;
        Texture plate = setup.plate(distance, 0.72f, 1.2f, 0.5f);
        Brush brush = new Brush(plate);
        for (int i = 0; i < 150; i++) {
            float x = Noise.between(i, 1, setup.take(), -0.25f, setup.aspect() + 0.25f);
            float away = Math.min(1, Math.abs(x - setup.subjectX()) / (0.35f * setup.aspect()));
            float h = Noise.between(i, 2, setup.take(), 0.04f, 0.17f) * (0.25f + 0.75f * away);
            float lean = Noise.between(i, 3, setup.take(), -0.05f, 0.06f);
            float w = Noise.between(i, 4, setup.take(), 0.0012f, 0.003f);
            brush.limb(dark, x, 1.10f, w * 1.4f, x + lean * 0.35f, 1.06f - h * 0.6f, w);
            brush.limb(dark, x + lean * 0.35f, 1.06f - h * 0.6f, w, x + lean, 1.06f - h, w * 0.35f);
        }
        plate.blur(setup.wide() ? 0.002f : 0.006f);
        layers.add(new Plate(plate, distance, 0, 0.012f, 0));
    }
}
