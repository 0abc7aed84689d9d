package io.beatframe.clip.previz;

import java.util.List;

/** Trunks behind trunks in bright mist, shafts of light, ferns; fireflies at night. */
final class Forest implements Scenery {
    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        clearing(layers, setup);
        float h = setup.horizon();
        float l = setup.lens();
        float[] distances = {26, 14, 8, 4.6f, 2.6f};
        float[] fades = {0.80f, 0.58f, 0.34f, 0.15f, 0.04f};
        for (int i = 0; i < distances.length; i++) {
            trunks(layers, setup, distances[i], fades[i]);
            float low = h + (0.01f + 0.05f * i) * l;
            ferns(layers, setup, distances[i] * 0.95f, low, fades[i]);
            if (i < 4) {
                Sky.mist(layers, setup, h - 0.20f * l, low + 0.06f, distances[i] * 0.9f, 0.22f);
            }
        }
        Meadow.add(
                layers,
                setup,
                1,
                Math.min(setup.feetY(), 1.05f) - 0.10f,
                Rgb.of(0.085, 0.085, 0.035),
                0.10f);
        if (mood.night()) {
            layers.add(
                    new Air(Air.Kind.FIREFLIES, 34, 2.2f, Rgb.of(0.85, 0.95, 0.25), setup.world()));
        }
    }

    /** What shines between the trees: a glow around the light, leaves far away. */
    private static void clearing(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Texture plate = setup.plate(1000, -0.2f, 1.15f, 0.35f);
        float sx = Math.clamp(setup.sunX(), 0.1f * setup.aspect(), 0.9f * setup.aspect());
        float sy = Math.min(setup.sunY(), 0.42f);
        Rgb leaf = Rgb.of(0.55, 0.85, 0.42);
        Rgb bright =
                mood.horizon()
                        .times(mood.night() ? 2.6f : 1.05f)
                        .plus(mood.key().times(mood.night() ? 0.12f : 0.42f));
        Rgb dim = mood.middle().times(leaf).times(mood.night() ? 0.9f : 0.42f);
        new Brush(plate)
                .all((x, y, out) -> {
                    float d = (float) Math.hypot((x - sx) * 1.1f, (y - sy) * 0.72f);
                    float glow = (float) Math.exp(-d * 3.6f);
                    float n = Noise.fbm(x * 7, y * 6, 4, setup.world());
                    float gaps = Noise.smooth(0.42f, 0.70f, n);
                    Rgb c =
                            dim.mix(
                                    bright,
                                    Math.clamp(
                                            glow * (0.55f + 0.8f * gaps) + 0.10f * gaps, 0f, 1f));
                    c = c.plus(bright.times(1.5f * (float) Math.exp(-d * 13) * (0.5f + gaps)));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = 1;
                });
        layers.add(Plate.still(plate, 1000));
    }

    private static void trunks(List<Layer> layers, Setup setup, float distance, float fade) {
        Mood mood = setup.mood();
        float l = setup.lens();
        Texture plate =
                setup.plate(
                        distance,
                        -0.15f,
                        Math.min(1.2f, setup.horizon() + 0.36f * l),
                        setup.wide() ? 0.8f : 0.6f);
        Brush brush = new Brush(plate);
        int seed = setup.world() + Math.round(distance * 10);
        float pitch = 0.035f + 0.30f / (distance + 1);
        float width = (0.009f + 0.085f / (distance + 0.4f)) * l;
        float along = setup.station() * 0.5f;
        int from = Noise.floor((along - setup.aspect() / l - 0.3f) / pitch);
        int to = Noise.floor((along + setup.aspect() / l + 0.3f) / pitch);
        float foot = setup.horizon() + (0.02f + 0.42f / (distance + 1)) * l;
        float sun = setup.sunX();
        Rgb bark =
                Rgb.of(0.10, 0.075, 0.055)
                        .times(mood.ambient().times(0.9f).plus(mood.key().times(0.06f)))
                        .plus(Rgb.of(0.003, 0.003, 0.003));
        Rgb body = bark.mix(mood.haze().times(mood.night() ? 1.2f : 0.75f), fade);
        Rgb lit = bark.plus(mood.key().times(mood.night() ? 0.03f : 0.085f)).mix(mood.haze(), fade);
        for (int i = from; i <= to; i++) {
            float wx = (i + 0.9f * Noise.unit(i, 1, seed)) * pitch;
            float x = setup.aspect() * 0.5f + (wx - along) * l;
            float clear = Math.abs(x - setup.subjectX()) / setup.aspect();
            if (distance < 7 && clear < 0.16f) {
                continue;
            }
            float w = width * Noise.between(i, 2, seed, 0.5f, 1.15f);
            float lean = Noise.between(i, 3, seed, -0.05f, 0.05f);
            float top = -0.2f;
            tree(brush, x, foot, top, w, lean, body, lit, sun < x ? -1 : 1, Noise.hash(i, 4, seed));
        }
        plate.blur(setup.defocus(distance));
        layers.add(new Plate(plate, distance, 0, distance < 6 ? 0.0012f : 0, 0));
    }

    private static void tree(
            Brush brush,
            float x,
            float foot,
            float top,
            float w,
            float lean,
            Rgb body,
            Rgb lit,
            int side,
            int seed) {
        float bow = Noise.between(1, 1, seed, -0.02f, 0.02f);
        int pieces = 8;
        float px = x;
        float py = foot;
        float pw = w * 0.66f;
        for (int k = 1; k <= pieces; k++) {
            float v = (float) k / pieces;
            float nx = x + lean * v + bow * (float) Math.sin(v * Math.PI);
            float ny = foot + (top - foot) * v;
            float nw = w * 0.5f * (1 - 0.45f * v);
            brush.limb(body, px, py, pw, nx, ny, nw);
            brush.limb(
                    lit,
                    px + side * pw * 0.72f,
                    py,
                    pw * 0.20f,
                    nx + side * nw * 0.72f,
                    ny,
                    nw * 0.20f);
            px = nx;
            py = ny;
            pw = nw;
        }
        for (int k = 0; k < 5; k++) {
            float v = Noise.between(k, 2, seed, 0.28f, 0.95f);
            float bx = x + lean * v + bow * (float) Math.sin(v * Math.PI);
            float by = foot + (top - foot) * v;
            float way = (Noise.hash(k, 3, seed) & 1) == 0 ? -1 : 1;
            float reach = w * Noise.between(k, 4, seed, 1.6f, 4.2f);
            float mx = bx + way * reach * 0.5f;
            float my = by - reach * 0.18f;
            brush.limb(body, bx, by, w * 0.14f, mx, my, w * 0.09f);
            brush.limb(body, mx, my, w * 0.09f, bx + way * reach, my - reach * 0.30f, w * 0.03f);
            for (int n = 0; n < 3; n++) {
                float leafX = bx + way * reach * (0.5f + 0.25f * n);
                brush.limb(
                        body,
                        leafX,
                        my - reach * 0.1f * n,
                        w * 0.30f * Noise.unit(n, k, seed),
                        leafX + way * w * 0.4f,
                        my - reach * 0.12f * n + w * 0.1f,
                        w * 0.12f);
            }
        }
    }

    private static void ferns(
            List<Layer> layers, Setup setup, float distance, float base, float fade) {
        Mood mood = setup.mood();
        float l = setup.lens();
        float size = (0.02f + 0.16f / (distance + 0.8f)) * l;
        Texture plate = setup.plate(distance, base - size * 1.3f, 1.2f, 0.6f);
        Brush brush = new Brush(plate);
        int seed = setup.world() + Math.round(distance * 31);
        Rgb green =
                Rgb.of(0.075, 0.10, 0.04)
                        .times(mood.ambient().plus(mood.key().times(0.20f)))
                        .plus(Rgb.of(0.002, 0.003, 0.002));
        Rgb colour = green.mix(mood.haze().times(mood.night() ? 1.1f : 0.7f), fade);
        brush.band(
                base,
                1.2f,
                (x, y, out) -> {
                    float n = Noise.fbm(x * 20, y * 30, 3, seed);
                    Rgb c = colour.times(0.6f + 0.7f * n);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = Noise.smooth(base - 0.002f, base + 0.012f, y + 0.01f * n);
                });
        int number = Math.round((setup.aspect() + 0.4f) / size * 3.4f);
        for (int i = 0; i < number; i++) {
            float x = Noise.between(i, 1, seed, -0.2f, setup.aspect() + 0.2f);
            float y = base + size * 0.25f * Noise.unit(i, 5, seed);
            Rgb c = colour.times(Noise.between(i, 6, seed, 0.55f, 1.35f));
            for (int k = 0; k < 5; k++) {
                float way = (k - 2) * 0.36f + Noise.between(i, 10 + k, seed, -0.15f, 0.15f);
                float h = size * Noise.between(i, 20 + k, seed, 0.5f, 1f);
                float mx = x + way * h * 0.6f;
                float my = y - h * 0.72f;
                brush.limb(c, x, y, size * 0.035f, mx, my, size * 0.030f);
                brush.limb(
                        c,
                        mx,
                        my,
                        size * 0.030f,
                        x + way * h * 1.25f,
                        y - h * 0.74f,
                        size * 0.006f);
            }
        }
        plate.blur(setup.defocus(distance));
        layers.add(new Plate(plate, distance, 0, distance < 6 ? 0.002f : 0, 0));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Meadow.blades(layers, setup, mood.ambient().times(0.07f).plus(Rgb.of(0.003, 0.005, 0.003)));
        leaves(layers, setup);
        layers.add(new Air(Air.Kind.DUST, 130, 0.9f, mood.key().times(0.55f), setup.take()));
    }

    /** Leaves that hang into the frame at a top corner, out of focus. */
    private static void leaves(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float distance = 0.6f;
        Texture plate = setup.plate(distance, -0.2f, 0.5f, 0.4f);
        Brush brush = new Brush(plate);
        Rgb dark = mood.ambient().times(0.06f).plus(Rgb.of(0.003, 0.004, 0.003));
        float side = setup.subjectX() > setup.aspect() * 0.5f ? -0.05f : setup.aspect() + 0.05f;
        float way = side < 0 ? 1 : -1;
        for (int i = 0; i < 70; i++) {
            float v = Noise.unit(i, 1, setup.world());
            float x = side + way * v * 0.34f * setup.aspect();
            float y = -0.05f + 0.30f * (1 - v) * Noise.unit(i, 2, setup.world()) + 0.05f * v;
            float r = Noise.between(i, 3, setup.world(), 0.006f, 0.013f);
            float a = Noise.between(i, 4, setup.world(), -2, 2);
            float dx = (float) Math.cos(a) * r * 2;
            float dy = (float) Math.abs(Math.sin(a)) * r * 2;
            brush.limb(dark, x, y, r, x + dx, y + dy, r * 0.25f);
        }
        plate.blur(0.004f);
        layers.add(new Plate(plate, distance, 0, -0.006f, 0));
    }
}
