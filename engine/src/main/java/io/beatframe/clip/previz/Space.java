package io.beatframe.clip.previz;

import java.util.List;

/** Stars and a nebula, a great planet with rings, the ground of a moon under it. */
final class Space implements Scenery {
    @Override
    public float shadow() {
        return 0.6f;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        nebula(layers, setup);
        layers.add(
                new Air(
                        Air.Kind.STARS,
                        (int) (620 * (0.5f + setup.aspect())),
                        900,
                        Rgb.of(0.95, 0.95, 1.0),
                        setup.world()));
        planet(layers, setup);
        float h = setup.horizon();
        float l = setup.lens();
        crags(layers, setup, 30, h, 0.10f, 0.50f);
        crags(layers, setup, 10, h + 0.02f * l, 0.07f, 0.22f);
        Sky.mist(layers, setup, h - 0.05f * l, h + 0.06f, 8, 0.16f);
        ground(layers, setup);
    }

    private static void nebula(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Texture plate = setup.plate(1000, -0.2f, 1.1f, 0.4f);
        Rgb a = mood.accentA();
        Rgb b = mood.accentB();
        int seed = setup.world();
        float zoom = 1 / (0.6f + 0.4f * setup.lens());
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = x * zoom + setup.station() * 0.1f;
                    float wy = y * zoom;
                    float band = (wy - 0.15f - 0.55f * wx) * 1.7f;
                    float warp = Noise.fbm(wx * 2, wy * 2, 3, seed);
                    float n = Noise.fbm(wx * 3.2f + warp * 1.3f, wy * 3.2f, 5, seed + 1);
                    float m = Noise.fbm(wx * 2.4f + 7, wy * 2.4f + warp, 4, seed + 2);
                    float glow = (float) Math.exp(-band * band * 4);
                    float dust = Noise.smooth(0.35f, 0.62f, n);
                    Rgb c =
                            Rgb.of(0.010, 0.012, 0.024)
                                    .plus(a.times(0.42f * glow * dust * n))
                                    .plus(
                                            b.times(
                                                    0.34f
                                                            * (0.25f + glow)
                                                            * Noise.smooth(0.42f, 0.8f, m)))
                                    .plus(
                                            Rgb.of(0.5, 0.42, 0.4)
                                                    .times(
                                                            0.42f
                                                                    * glow
                                                                    * dust
                                                                    * Noise.smooth(0.5f, 0.8f, n)));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = 1;
                });
        layers.add(Plate.still(plate, 1000));
    }

    private static void planet(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float zoom = 0.6f + 0.4f * setup.lens();
        float r = 0.215f * zoom;
        float away =
                setup.subjectX() > setup.aspect() * 0.55f
                        ? 0.30f
                        : setup.subjectX() < setup.aspect() * 0.45f ? 0.70f : 0.5f;
        float cx = away * setup.aspect();
        float cy = setup.horizon() - (0.33f * zoom);
        Texture plate = setup.plate(300, cy - r * 1.5f, Math.min(1.1f, cy + r * 1.5f), 0.9f);
        Brush brush = new Brush(plate);
        float lx =
                switch (setup.shot().light().from()) {
                    case LEFT -> -0.85f;
                    case RIGHT -> 0.85f;
                    case BEHIND -> 0.55f;
                    case ABOVE -> 0.2f;
                    case FRONT -> -0.35f;
                };
        float ly =
                setup.shot().light().from() == io.beatframe.plan.Light.From.ABOVE ? -0.9f : -0.38f;
        float lz = setup.shot().light().from() == io.beatframe.plan.Light.From.FRONT ? 0.8f : 0.12f;
        Rgb warm =
                mood.key()
                        .times(0.55f)
                        .plus(mood.accentA().times(0.45f))
                        .plus(Rgb.of(0.3, 0.25, 0.2));
        Rgb cool = mood.accentB().times(0.55f).plus(Rgb.of(0.22, 0.22, 0.24));
        int seed = setup.world() + 4;
        brush.ellipse(
                cx + lx * r * 0.35f,
                cy + ly * r * 0.35f,
                r * 1.55f,
                r * 1.55f,
                mood.accentB().times(0.22f));
        float tilt = 0.36f;
        brush.all((x, y, out) -> {
            float dx = (x - cx) / r;
            float dy = (y - cy) / r;
            float d2 = dx * dx + dy * dy;
            float rx = dx * (float) Math.cos(tilt) + dy * (float) Math.sin(tilt);
            float ry = (dy * (float) Math.cos(tilt) - dx * (float) Math.sin(tilt)) * 5.2f;
            float ringR = (float) Math.sqrt(rx * rx + ry * ry);
            float ring = 0;
            if (ringR > 1.22f && ringR < 1.95f && (ry > 0 || d2 > 1)) {
                float bands =
                        Noise.value(ringR * 26, 3, seed) * 0.7f
                                + Noise.value(ringR * 70, 5, seed) * 0.3f;
                ring =
                        Noise.smooth(1.22f, 1.28f, ringR)
                                * Noise.smooth(1.95f, 1.80f, ringR)
                                * (0.12f + 0.75f * bands);
                float shade = (dx * lx + dy * ly) < -0.2f && d2 < 1.6f ? 0.35f : 1;
                ring *= shade;
            }
            float edge = Math.clamp((1 - (float) Math.sqrt(d2)) * r / brush.texel() + 0.5f, 0f, 1f);
            Rgb c = Rgb.BLACK;
            if (edge > 0) {
                float dz = (float) Math.sqrt(Math.max(0, 1 - d2));
                float lit = Math.max(0, dx * lx + dy * ly + dz * lz);
                lit = Noise.smooth(0, 0.85f, lit);
                float lat = ry / 5.2f;
                float swirl = Noise.fbm(rx * 2.4f, lat * 6, 4, seed + 1);
                float belt = Noise.fbm(0.6f * swirl, lat * 7.5f + swirl * 0.8f, 3, seed);
                Rgb body =
                        warm.mix(cool, Noise.smooth(0.35f, 0.65f, belt))
                                .times(0.65f + 0.5f * swirl);
                float rim = (float) Math.pow(1 - dz, 3.2) * (0.15f + lit);
                c =
                        body.times(0.02f + 1.0f * lit)
                                .plus(mood.accentB().plus(Rgb.of(0.2, 0.25, 0.3)).times(rim * 1.2f))
                                .plus(Rgb.of(0.004, 0.005, 0.009));
            }
            Rgb ice = warm.times(0.75f).plus(Rgb.of(0.12, 0.12, 0.13));
            out[3] = Math.max(edge, ring * 0.85f);
            Rgb all = edge > 0 ? c.mix(ice, ring * (ry > 0 ? 0.85f : 0)) : ice.times(0.9f);
            out[0] = all.r();
            out[1] = all.g();
            out[2] = all.b();
        });
        plate.blur(setup.defocus(300) * 0.6f);
        layers.add(new Plate(plate, 300, 0, 0, 0.12f));
    }

    private static void crags(
            List<Layer> layers, Setup setup, float distance, float base, float tall, float fade) {
        Mood mood = setup.mood();
        float l = setup.lens();
        Texture plate = setup.plate(distance, base - tall * 1.2f * l, base + 0.12f * l, 0.9f);
        int seed = setup.world() + Math.round(distance);
        float texel = 1 / plate.density();
        Rgb stone = Rgb.of(0.09, 0.085, 0.095);
        Rgb air =
                mood.accentB()
                        .times(0.14f)
                        .plus(mood.accentA().times(0.06f))
                        .plus(Rgb.of(0.02, 0.02, 0.03));
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = setup.alongX(x) * 0.8f;
                    float top = base - tall * l * Noise.ridged(wx * 2.2f, 4, 5, seed);
                    float d = (y - top) / l;
                    float edge = Math.clamp((y - top) / texel + 0.5f, 0f, 1f);
                    if (edge <= 0) {
                        return;
                    }
                    float n = Noise.ridged(wx * 9, d * 14, 4, seed + 1);
                    float m = Noise.ridged((wx + 0.02f) * 9, (d - 0.01f) * 14, 4, seed + 1);
                    float lit = Math.clamp(0.3f + (n - m) * 2.5f, 0f, 1f);
                    Rgb c =
                            stone.times(mood.key().times(0.55f * lit).plus(air))
                                    .plus(mood.key().times(0.10f * (float) Math.exp(-d * 200)));
                    c = c.mix(air, fade);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = edge;
                });
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    /** Dust and craters in perspective. */
    private static void ground(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float h = setup.horizon() + 0.03f * setup.lens();
        Texture plate = setup.plate(1.4f, h - 0.01f, 1.2f, 0.9f);
        int seed = setup.world() + 9;
        Rgb dust = Rgb.of(0.20, 0.19, 0.19);
        float side = setup.sunX() < setup.aspect() * 0.5f ? -1 : 1;
        Rgb light = mood.key().times(0.5f).plus(Rgb.of(0.02, 0.02, 0.03));
        new Brush(plate)
                .all((x, y, out) -> {
                    float d = y - h;
                    if (d <= 0) {
                        return;
                    }
                    float z = 0.12f / (d + 0.008f);
                    float gx = (x - setup.aspect() * 0.5f) * z / setup.lens() * 3;
                    float gz = z * 2.2f;
                    float slope =
                            crater(gx + side * 0.05f, gz, seed)
                                    - crater(gx - side * 0.05f, gz, seed);
                    float n = Noise.fbm(gx * 3, gz * 3, 4, seed + 1);
                    float m = Noise.fbm((gx + side * 0.06f) * 3, gz * 3, 4, seed + 1);
                    float lit = Math.clamp(0.42f + slope * 2.2f + (n - m) * 2.8f, 0.04f, 1.3f);
                    Rgb c =
                            dust.times(light)
                                    .times(lit * (0.6f + 0.6f * n))
                                    .plus(mood.accentB().times(0.010f));
                    c =
                            c.mix(
                                    mood.accentB().times(0.10f).plus(mood.accentA().times(0.05f)),
                                    (float) Math.exp(-d * 26) * 0.6f);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = Noise.smooth(0, 0.004f, d);
                });
        layers.add(Plate.still(plate, 1.4f));
    }

    private static float crater(float x, float z, int seed) {
        int ix = Noise.floor(x * 0.7f);
        int iz = Noise.floor(z * 0.7f);
        float sum = 0;
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                float cx = (ix + i + 0.2f + 0.6f * Noise.unit(ix + i, iz + j, seed)) / 0.7f;
                float cz = (iz + j + 0.2f + 0.6f * Noise.unit(iz + j, ix + i, seed + 1)) / 0.7f;
                float r = 0.12f + 0.5f * Noise.unit(ix + i, iz + j, seed + 2);
                float d = (float) Math.hypot(x - cx, z - cz) / r;
                if (d < 1.4f) {
                    sum += d < 1 ? (d * d - 1) * 0.35f + 0.35f : 0.35f * (1.4f - d) / 0.4f;
                }
            }
        }
        return sum;
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        layers.add(
                new Air(
                        Air.Kind.DUST,
                        110,
                        0.8f,
                        setup.mood().key().times(0.35f).plus(Rgb.of(0.1, 0.1, 0.12)),
                        setup.take()));
    }
}
