package io.beatframe.clip.previz;

import java.util.List;

/** Towers in the distance, flat against the sky, with lit windows and roof lights. */
final class Skyline {
    private Skyline() {}

    /**
     * @param low height of the lowest towers above the horizon
     * @param high of the highest
     * @param fade how much of the air's colour they have, 0 to 1
     */
    static void add(
            List<Layer> layers, Setup setup, float distance, float low, float high, float fade) {
        Mood mood = setup.mood();
        float lens = setup.lens();
        Texture plate =
                setup.plate(
                        distance,
                        setup.horizon() - (high * 1.45f) * lens,
                        setup.horizon() + 0.03f,
                        setup.wide() ? 1 : 0.6f);
        Brush brush = new Brush(plate);
        int seed = setup.world() + Math.round(distance * 7);
        float along = setup.station() * 0.3f;
        float pitch = 0.052f + 0.25f / (distance + 4);
        int from = Noise.floor((along - setup.aspect() / lens - 0.3f) / pitch);
        int to = Noise.floor((along + setup.aspect() / lens + 0.3f) / pitch);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = from; i <= to; i++) {
                float x = (i + 0.5f + 0.5f * (Noise.unit(i, 10 + pass, seed) - 0.5f)) * pitch;
                float w = pitch * Noise.between(i, 20 + pass, seed, 0.55f, 1.05f);
                float v = Noise.unit(i, 30 + pass, seed);
                float h = low + (high - low) * v * v * (pass == 0 ? 1 : 0.62f);
                float air = Math.min(0.95f, fade + (pass == 0 ? 0.12f : 0));
                tower(
                        brush,
                        setup,
                        setup.aspect() * 0.5f + (x - along) * lens,
                        w * lens,
                        h * lens,
                        air,
                        Noise.hash(i, pass, seed));
            }
        }
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    private static void tower(
            Brush brush, Setup setup, float x, float w, float h, float air, int seed) {
        Mood mood = setup.mood();
        float base = setup.horizon() + 0.03f;
        float top = setup.horizon() - h;
        Rgb wall = mood.ambient().times(0.20f).mix(mood.haze(), air);
        Rgb bright =
                mood.ambient()
                        .times(0.28f)
                        .plus(mood.key().times(0.10f))
                        .mix(mood.haze(), air * 0.96f);
        float x0 = x - w / 2;
        float x1 = x + w / 2;
        int shape = Math.floorMod(seed, 5);
        brush.rect(x0, top, x1, base, wall, 1);
        float litEdge = w * 0.28f;
        switch (setup.shot().light().from()) {
            case LEFT -> brush.rect(x0, top, x0 + litEdge, base, bright, 0.8f);
            case RIGHT -> brush.rect(x1 - litEdge, top, x1, base, bright, 0.8f);
            case BEHIND, ABOVE, FRONT -> {}
        }
        if (shape == 0) {
            brush.rect(x - w * 0.3f, top - h * 0.06f, x + w * 0.3f, top, wall, 1);
            brush.rect(x - w * 0.16f, top - h * 0.11f, x + w * 0.16f, top - h * 0.05f, wall, 1);
        } else if (shape == 1) {
            brush.polygon(wall, x0, top, x, top - w * 0.5f, x1, top);
        } else if (shape == 2) {
            brush.polygon(wall, x0, top, x1, top - w * 0.45f, x1, top);
        }
        if (shape < 3 && (seed & 64) == 0) {
            float mast = top - h * 0.22f;
            brush.rect(x - 0.0012f * setup.lens(), mast, x + 0.0012f * setup.lens(), top, wall, 1);
            if (mood.night()) {
                brush.glow(x, mast, 0.008f * setup.lens(), Rgb.of(1.6, 0.12, 0.08));
            }
        }
        windows(brush, setup, x0, x1, top, air, seed);
    }

    private static void windows(
            Brush brush, Setup setup, float x0, float x1, float top, float air, int seed) {
        Mood mood = setup.mood();
        float lens = setup.lens();
        float stepX = 0.0072f * lens;
        float stepY = 0.0098f * lens;
        float on =
                mood.night()
                        ? 0.42f
                        : switch (setup.plan().scene().time()) {
                            case DUSK, DAWN -> 0.28f;
                            case DAY, GOLDEN_HOUR, NIGHT -> 0.04f;
                        };
        float strength = (1 - air * 0.72f) * (mood.night() ? 0.85f : 0.6f);
        Rgb house =
                Rgb.of(1.0, 0.66, 0.34)
                        .mix(mood.accentB().mix(Rgb.WHITE, 0.4f), (seed & 7) == 0 ? 0.85f : 0.08f);
        int i = 0;
        for (float y = top + stepY; y < setup.horizon(); y += stepY, i++) {
            int j = 0;
            boolean dark = Noise.unit(i, 99, seed) < 0.18f;
            for (float x = x0 + stepX * 0.6f; x < x1 - stepX * 0.5f; x += stepX, j++) {
                if (!dark && Noise.unit(i, j, seed) < on) {
                    float b = 0.3f + 1.1f * Noise.unit(j, i, seed + 1);
                    brush.rect(
                            x,
                            y,
                            x + stepX * 0.52f,
                            y + stepY * 0.5f,
                            house.times(b * strength),
                            0.9f);
                }
            }
        }
    }
}
