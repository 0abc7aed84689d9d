package io.beatframe.clip.previz;

import java.util.List;

/** No place at all: a great disc of light, waves of silk before it, a mirror below. */
final class Silk implements Scenery {
    @Override
    public float reflection(Setup setup) {
        return 0.75f;
    }

    @Override
    public float shadow() {
        return 0;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float horizon = setup.horizon();
        Rgb a = mood.accentA();
        Rgb b = mood.accentB();
        Rgb base = mood.zenith().mix(b.times(0.05f), 0.5f).plus(Rgb.of(0.012, 0.012, 0.016));
        Texture back = setup.plate(1000, -0.2f, 1.1f, 0.4f);
        float cx = setup.subjectX();
        float cy = horizon - 0.24f * (0.6f + 0.4f * setup.lens());
        new Brush(back)
                .all((x, y, out) -> {
                    float d = (float) Math.hypot(x - cx, (y - cy) * 0.9f);
                    float n = Noise.fbm(x * 2.2f + setup.station(), y * 1.6f, 4, setup.world());
                    Rgb c =
                            base.mix(
                                            a.times(0.5f).plus(b.times(0.10f)),
                                            0.75f * (float) Math.exp(-d * 3.4f))
                                    .mix(b.times(0.26f), Noise.smooth(0.45f, 0.85f, n) * 0.55f);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = 1;
                });
        layers.add(Plate.still(back, 1000));
        disc(layers, setup, cx, cy);
        for (int i = 0; i < 5; i++) {
            wave(layers, setup, i);
        }
        layers.add(new Mirror(horizon, base.times(0.35f), 0.75f, 0.30f, 0.05f));
        Sky.mist(layers, setup, horizon - 0.05f, horizon + 0.12f, 2, 0.30f);
    }

    private static void disc(List<Layer> layers, Setup setup, float cx, float cy) {
        Mood mood = setup.mood();
        float r = 0.185f * (0.55f + 0.45f * setup.lens());
        Texture plate = setup.plate(40, cy - 3.2f * r, cy + 3.2f * r, 0.6f);
        Brush brush = new Brush(plate);
        brush.ellipse(cx, cy, r * 2.6f, r * 2.6f, mood.accentA().times(0.35f));
        Rgb high = mood.accentA().mix(Rgb.of(1.0, 0.8, 0.5), 0.55f).times(1.7f);
        Rgb low = mood.accentA().times(1.05f);
        brush.all((x, y, out) -> {
            float d = (float) Math.hypot(x - cx, y - cy);
            float edge = Math.clamp((r - d) / brush.texel() + 0.5f, 0f, 1f);
            if (edge <= 0) {
                return;
            }
            float v = Math.clamp((y - cy + r) / (2 * r), 0f, 1f);
            Rgb c = high.mix(low, v);
            float cut = 1;
            if (v > 0.52f) {
                float s = (v - 0.52f) * 13;
                float gap = 0.12f + 0.34f * (v - 0.52f) * 2;
                float f = s - Noise.floor(s);
                cut = Noise.smooth(gap - 0.05f, gap + 0.05f, f);
            }
            out[0] = c.r();
            out[1] = c.g();
            out[2] = c.b();
            out[3] = edge * cut;
        });
        plate.blur(setup.defocus(40));
        layers.add(new Plate(plate, 40, 0, 0, 0.35f));
    }

    /** A sheet of silk: a dark body with a shining upper edge and threads that run along it. */
    private static void wave(List<Layer> layers, Setup setup, int i) {
        Mood mood = setup.mood();
        float distance = 14 - 2.4f * i;
        float lens = setup.lens();
        int seed = setup.world() + i * 17;
        float top = setup.horizon() - 0.42f * lens;
        Texture plate = setup.plate(distance, top, setup.horizon() + 0.03f, 0.7f);
        float height = 0.24f - 0.042f * i;
        Rgb shine = (i & 1) == 0 ? mood.accentB() : mood.accentA();
        float texel = 1 / plate.density();
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = setup.alongX(x);
                    float up = setup.up(y);
                    float crest =
                            height
                                    * (0.35f
                                            + 0.9f
                                                    * Noise.fbm(
                                                            wx * 1.7f + i * 5, i * 3.1f, 2, seed));
                    float depth = crest - up;
                    float edge = Math.clamp(depth / texel * lens + 0.5f, 0f, 1f);
                    if (edge <= 0) {
                        return;
                    }
                    float thread =
                            0.5f
                                    + 0.5f
                                            * (float)
                                                    Math.sin(
                                                            (depth * 150
                                                                    + 6
                                                                            * Noise.value(
                                                                                    wx * 3,
                                                                                    depth * 9,
                                                                                    seed)));
                    // Folds run down from the crest and catch the light on one side.
                    float fold = Noise.fbm(wx * 3.4f + depth * 4, depth * 2.2f + i, 3, seed + 1);
                    float next =
                            Noise.fbm(wx * 3.4f + 0.12f + depth * 4, depth * 2.2f + i, 3, seed + 1);
                    float lit = Math.clamp(0.42f + (fold - next) * 5.5f, 0.06f, 1.2f);
                    float glow = (float) Math.exp(-depth * 85);
                    float fall = (float) Math.exp(-depth * 6.5f);
                    Rgb c =
                            shine.times(lit * lit * 0.62f * fall + glow * 0.8f)
                                    .plus(
                                            Rgb.WHITE.times(
                                                    glow * 0.35f + 0.10f * lit * lit * lit * fall))
                                    .plus(shine.times(0.07f * thread * thread * fall))
                                    .plus(mood.zenith().times(0.55f));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = edge * 0.93f;
                });
        plate.blur(setup.defocus(distance));
        layers.add(new Plate(plate, distance, (i & 1) == 0 ? 0.012f : -0.016f, 0, 0.5f));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        layers.add(
                new Air(
                        Air.Kind.EMBERS,
                        60 + (int) (120 * setup.energy()),
                        1.2f,
                        mood.accentA().mix(Rgb.WHITE, 0.35f),
                        setup.take()));
        layers.add(
                new Air(
                        Air.Kind.DUST,
                        80,
                        0.7f,
                        mood.accentB().mix(Rgb.WHITE, 0.4f),
                        setup.take() + 1));
    }
}
