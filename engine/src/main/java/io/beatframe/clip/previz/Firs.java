package io.beatframe.clip.previz;

import java.util.List;

/** A row of fir trees. */
final class Firs {
    private Firs() {}

    /**
     * @param base where they stand, in the frame at rest
     * @param tall the tallest tree, in frame heights of a wide shot
     * @param fade how much of the air's colour they have
     * @param dense 1 for a closed row; less leaves gaps, and the middle of the frame open
     */
    static void add(
            List<Layer> layers,
            Setup setup,
            float distance,
            float base,
            float tall,
            float fade,
            float dense) {
        Mood mood = setup.mood();
        float l = setup.lens();
        float size = tall * l;
        Texture plate = setup.plate(distance, base - size * 1.15f, base + 0.25f * size + 0.02f, 1);
        Brush brush = new Brush(plate);
        int seed = setup.world() + Math.round(distance * 11);
        Rgb dark = mood.ambient().times(0.14f).times(Rgb.of(0.75, 1.0, 0.8)).mix(mood.haze(), fade);
        float pitch = tall * 0.20f / dense;
        float along = setup.station() * 0.6f;
        int from = Noise.floor((along - setup.aspect() / l - 0.2f) / pitch);
        int to = Noise.floor((along + setup.aspect() / l + 0.2f) / pitch);
        for (int i = from; i <= to; i++) {
            float wx = (i + 0.9f * Noise.unit(i, 1, seed)) * pitch;
            float x = setup.aspect() * 0.5f + (wx - along) * l;
            float h = size * Noise.between(i, 2, seed, 0.45f, 1f);
            if (dense < 1) {
                float open = Math.abs(x - setup.subjectX()) / setup.aspect();
                h *= Noise.smooth(0.05f, 0.42f, open);
                if (h < size * 0.12f) {
                    continue;
                }
            }
            tree(brush, x, base + size * 0.02f, h, dark, Noise.hash(i, 3, seed));
        }
        brush.rect(-1, base, 3, base + 0.3f * size, dark, dense < 1 ? 0 : 1);
        plate.blur(setup.defocus(distance));
        layers.add(new Plate(plate, distance, 0, distance < 5 ? 0.0015f : 0, 0));
    }

    static void tree(Brush brush, float x, float base, float h, Rgb colour, int seed) {
        brush.rect(x - h * 0.012f, base - h * 0.3f, x + h * 0.012f, base + h * 0.05f, colour, 1);
        int tiers = 11;
        float[] xy = new float[(tiers * 4 + 1) * 2];
        int n = 0;
        xy[n++] = x;
        xy[n++] = base - h;
        for (int i = 0; i < tiers; i++) {
            float v = (i + 1f) / tiers;
            float w = h * 0.19f * (0.12f + 0.88f * v) * (0.8f + 0.4f * Noise.unit(i, 1, seed));
            xy[n++] = x + w;
            xy[n++] = base - h + h * 0.92f * v + h * 0.012f;
            xy[n++] = x + w * 0.42f;
            xy[n++] = base - h + h * 0.92f * v - h * 0.012f;
        }
        for (int i = tiers - 1; i >= 0; i--) {
            float v = (i + 1f) / tiers;
            float w = h * 0.19f * (0.12f + 0.88f * v) * (0.8f + 0.4f * Noise.unit(i, 2, seed));
            xy[n++] = x - w * 0.42f;
            xy[n++] = base - h + h * 0.92f * v - h * 0.012f;
            xy[n++] = x - w;
            xy[n++] = base - h + h * 0.92f * v + h * 0.012f;
        }
        brush.polygon(colour, xy);
    }
}
