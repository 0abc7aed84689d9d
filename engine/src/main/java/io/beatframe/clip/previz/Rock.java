package io.beatframe.clip.previz;

import java.util.List;

/** The ground under the subject: a shoulder of rock and earth that falls away to the sides. */
final class Rock {
    private Rock() {}

    static void add(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float foot = Math.min(setup.feetY(), 1.3f);
        Texture plate = setup.plate(1, Math.min(foot, 1) - 0.10f, 1.3f, 0.8f);
        int seed = setup.world() + 8;
        float size = setup.figure();
        Rgb stone = Rgb.of(0.10, 0.09, 0.085);
        Rgb light = mood.ambient().times(0.35f).plus(mood.key().times(0.12f));
        float sun = setup.sunX() < setup.subjectX() ? -1 : 1;
        new Brush(plate)
                .all((x, y, out) -> {
                    float dx = (x - setup.subjectX()) / size;
                    float fall = 0.10f * dx * dx / (0.35f + Math.abs(dx));
                    float rough =
                            0.05f
                                    * (Noise.ridged(dx * 1.1f + 4, 2, 4, seed) - 0.35f)
                                    * Math.min(1, Math.abs(dx) * 2.2f);
                    float top = foot - 0.004f + (fall - rough) * size;
                    float d = (y - top) / size;
                    if (d < 0) {
                        return;
                    }
                    float n = Noise.ridged(dx * 3, y / size * 5, 4, seed + 1);
                    float m =
                            Noise.ridged(
                                    (dx + sun * 0.03f) * 3, (y / size - 0.02f) * 5, 4, seed + 1);
                    float lit = Math.clamp(0.4f + (n - m) * 2.4f, 0.05f, 1f);
                    Rgb c = stone.times(light).times(0.5f + 1.3f * lit);
                    c = c.plus(mood.key().times(0.22f * (float) Math.exp(-d * 75) * (0.3f + n)));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = Noise.smooth(0, 0.008f, d);
                });
        layers.add(Plate.still(plate, 1));
    }
}
