package io.beatframe.clip.previz;

import io.beatframe.plan.Light;
import java.util.List;

/** Sand to the horizon: curved crests with a bright and a dark side, ripples, dust in the wind. */
final class Dunes implements Scenery {
    @Override
    public float shadow() {
        return 0.6f;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        float h = setup.horizon();
        float l = setup.lens();
        Sky.hang(layers, setup, 0.16f);
        Ridge.add(layers, setup, 60, 0.015f, 0.085f, 0.66f, 1.1f, false);
        Sky.mist(layers, setup, h - 0.10f * l, h + 0.03f, 40, 0.28f);
        dune(layers, setup, 20, h - 0.010f * l, 0.075f, 0.42f, 1.5f);
        dune(layers, setup, 10, h + 0.022f * l, 0.115f, 0.24f, 1.1f);
        Sky.mist(layers, setup, h - 0.06f * l, h + 0.08f, 8, 0.16f);
        dune(layers, setup, 4.5f, h + 0.075f * l, 0.13f, 0.10f, 0.8f);
        dune(layers, setup, 2.2f, h + 0.15f * l, 0.10f, 0.06f, 0.62f);
        floor(layers, setup);
    }

    /** One dune line: the crest runs down its face as an S, light falls on one side of it. */
    private static void dune(
            List<Layer> layers,
            Setup setup,
            float distance,
            float base,
            float tall,
            float fade,
            float pitch) {
        paint(layers, setup, distance, base, tall, fade, pitch, 1.2f);
    }

    private static void paint(
            List<Layer> layers,
            Setup setup,
            float distance,
            float base,
            float tall,
            float fade,
            float pitch,
            float bottom) {
        Mood mood = setup.mood();
        float lens = setup.lens();
        int seed = setup.world() + Math.round(distance * 7);
        Texture plate =
                setup.plate(
                        distance, base - tall * 1.2f * lens, bottom, setup.wide() ? 0.9f : 0.7f);
        float texel = 1 / plate.density();
        Light light = setup.shot().light();
        float side =
                switch (light.from()) {
                    case LEFT -> 1;
                    case RIGHT -> -1;
                    case BEHIND -> setup.sunX() > setup.subjectX() ? -0.6f : 0.6f;
                    case ABOVE, FRONT -> 0.5f;
                };
        Rgb sand = Rgb.of(0.50, 0.30, 0.15);
        boolean night = mood.night();
        Rgb sun = mood.key().times(night ? 0.30f : 0.62f);
        Rgb shade = mood.ambient().times(0.55f).plus(mood.zenith().times(0.20f));
        float shift = setup.station() * 0.5f;
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = (x - setup.aspect() * 0.5f) / lens + shift;
                    float top = crest(wx, pitch, seed);
                    float edgeY = base - tall * lens * top;
                    float d = y - edgeY;
                    float cover = Math.clamp(d / texel + 0.5f, 0f, 1f);
                    if (cover <= 0) {
                        return;
                    }
                    float depth = Math.max(0, d / lens);
                    // The ridge line of this dune wanders sideways as it comes towards the camera.
                    float bend =
                            (depth * 1.7f + 0.5f * Noise.value(depth * 6 + 3, wx * 0.4f, seed))
                                    * side;
                    float slopeAt = wx - bend * 0.9f;
                    float slope =
                            (crest(slopeAt + 0.02f, pitch, seed)
                                            - crest(slopeAt - 0.02f, pitch, seed))
                                    * side;
                    float lit = Noise.smooth(-0.012f, 0.03f, slope + 0.002f);
                    float ripple =
                            Noise.fbm(wx * 70 + depth * 160, depth * 130 - wx * 22, 2, seed + 2);
                    float grain = Noise.fbm(wx * 7, depth * 22, 3, seed + 4);
                    float tex = 1 + (ripple - 0.5f) * 0.30f * (1 - fade) + (grain - 0.5f) * 0.32f;
                    Rgb c = sand.times(shade.plus(sun.times(0.15f + 0.95f * lit))).times(tex);
                    c =
                            c.plus(
                                    sun.times(
                                            0.22f
                                                    * (float) Math.exp(-depth * 150)
                                                    * (0.4f + 0.6f * lit)));
                    float air = fade + (1 - fade) * 0.30f * (float) Math.exp(-depth * 9);
                    c = c.mix(mood.haze(), air);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = cover;
                });
        plate.blur(setup.defocus(distance));
        layers.add(Plate.still(plate, distance));
    }

    private static float crest(float wx, float pitch, int seed) {
        float x = wx * pitch + 0.25f * (float) Math.sin(wx * pitch * 2.3f + seed % 7);
        int i = Noise.floor(x);
        float f = x - i;
        float lean = Noise.between(i, 1, seed, 0.35f, 0.65f);
        float a = Noise.between(i, 2, seed, 0.05f, 0.35f);
        float b = Noise.between(i + 1, 2, seed, 0.05f, 0.35f);
        float peak = Noise.between(i, 3, seed, 0.55f, 1f);
        float up = f < lean ? f / lean : (1 - f) / (1 - lean);
        float s = up * up * (3 - 2 * up);
        return (a + (b - a) * f) + (peak - Math.max(a, b)) * (0.65f * s + 0.35f * up);
    }

    private static void floor(List<Layer> layers, Setup setup) {
        float foot = Math.min(setup.feetY(), 1.12f);
        float size = Math.min(0.5f, setup.figure());
        Mood mood = setup.mood();
        Texture plate = setup.plate(1, foot - 0.10f * size - 0.03f, 1.2f, 0.9f);
        int seed = setup.world() + 3;
        Rgb sand = Rgb.of(0.46, 0.28, 0.145);
        Rgb light =
                mood.ambient().times(0.55f).plus(mood.key().times(mood.night() ? 0.20f : 0.42f));
        new Brush(plate)
                .all((x, y, out) -> {
                    float dx = x - setup.subjectX();
                    float top =
                            foot
                                    - 0.012f
                                    + 0.35f * dx * dx
                                    - 0.015f * (float) Math.cos(dx * 7) * size;
                    float d = y - top;
                    float cover = Noise.smooth(-0.002f, 0.004f, d);
                    if (cover <= 0) {
                        return;
                    }
                    float depth = 1 / (0.10f + d);
                    float warp = 0.35f * Noise.fbm(x * 6, d * 12, 2, seed);
                    float wave = (float) Math.sin((depth * 5.5f + warp * 9 + x * 5) * 3.2f);
                    float ripple = 0.62f + 0.38f * wave * Math.min(1, d * 9);
                    float grain = Noise.fbm(x * 160, y * 260, 2, seed + 1);
                    Rgb c =
                            sand.times(light)
                                    .times((0.55f + 0.55f * ripple) * (0.8f + 0.4f * grain));
                    c = c.plus(mood.key().times(0.10f * (float) Math.exp(-d * 90)));
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = cover;
                });
        layers.add(Plate.still(plate, 1));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Sky.mist(layers, setup, 0.80f, 1.12f, 0.8f, 0.12f);
        layers.add(new Air(Air.Kind.DUST, 150, 0.9f, mood.key().times(0.45f), setup.take()));
    }
}
