package io.beatframe.clip.previz;

import io.beatframe.plan.Subject;
import java.util.List;

/** Open water to the horizon, a headland, light on the waves; a beach or a pier when one stands. */
final class Sea implements Scenery {
    private static boolean afloat(Setup setup) {
        return switch (setup.plan().scene().subject()) {
            case BOAT, NONE -> true;
            case DANCER, PERSON, COUPLE, RUNNER, CAR, ANIMAL, ASTRONAUT -> false;
        };
    }

    @Override
    public float reflection(Setup setup) {
        return setup.plan().scene().subject() == Subject.BOAT ? 0.65f : 0.45f;
    }

    @Override
    public float shadow() {
        return 0.25f;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        Sky.hang(layers, setup, 0.5f);
        Ridge.add(layers, setup, 60, 0.05f, 0.12f, 0.72f, 1.1f, false);
        Ridge.add(layers, setup, 25, 0.02f, 0.16f, 0.45f, 0.7f, false);
        Sky.mist(layers, setup, setup.horizon() - 0.10f, setup.horizon() + 0.02f, 20, 0.25f);
        Rgb deep =
                mood.zenith()
                        .mix(Rgb.of(0.01, 0.05, 0.07), 0.5f)
                        .times(mood.night() ? 0.7f : 0.55f);
        layers.add(new Mirror(setup.horizon(), deep, 0.86f, 1f, 0.22f));
        glitter(layers, setup);
        if (!afloat(setup)) {
            beach(layers, setup);
        }
    }

    private static void glitter(List<Layer> layers, Setup setup) {
        if (Sky.showsSun(setup)) {
            layers.add(
                    new Glitter(
                            setup.mood().night()
                                    ? Rgb.of(0.8, 0.9, 1.1)
                                    : setup.mood().key().times(1.5f)));
        }
    }

    /** Wet sand from the waterline to the camera, with a line of foam. */
    private static void beach(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float line =
                setup.wide()
                        ? setup.feetY() - 0.075f
                        : Math.max(setup.horizon() + 0.10f, Math.min(1, setup.feetY()) - 0.14f);
        Texture plate = setup.plate(1, line - 0.03f, 1.2f, 0.8f);
        int seed = setup.world();
        Rgb sand = Rgb.of(0.34, 0.26, 0.18);
        Rgb light = mood.ambient().times(0.55f).plus(mood.key().times(0.20f));
        Rgb sky = mood.sky(0.12f);
        new Brush(plate)
                .all((x, y, out) -> {
                    float wx = setup.alongX(x);
                    float edge = line + 0.016f * (Noise.fbm(wx * 3.2f, 7, 3, seed) - 0.5f) * 2;
                    float d = y - edge;
                    if (d < 0) {
                        return;
                    }
                    float depth = 1 / (0.12f + d);
                    float grain = Noise.fbm(wx * 60, y * 160, 3, seed + 4);
                    float ripple = Noise.fbm(wx * 9, y * 60, 3, seed + 8);
                    float wet = (float) Math.exp(-d * 16);
                    Rgb c =
                            sand.times(light)
                                    .times(0.55f + 0.5f * grain + 0.4f * ripple)
                                    .mix(sky.times(0.55f), wet * 0.6f);
                    float foam =
                            Noise.smooth(0.014f, 0.002f, Math.abs(d - 0.006f - 0.006f * ripple))
                                    * Noise.smooth(
                                            0.3f, 0.6f, Noise.fbm(wx * 40, y * 90, 3, seed + 2));
                    c = c.mix(light.plus(sky.times(0.4f)).times(0.9f), foam * 0.85f);
                    out[0] = c.r();
                    out[1] = c.g();
                    out[2] = c.b();
                    out[3] = Noise.smooth(0, 0.006f, d) * (1 - 0.35f * wet) + 0 * depth;
                });
        layers.add(Plate.still(plate, 1));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        if (!setup.close()) {
            layers.add(new Birds(mood.haze().times(0.18f)));
        }
        layers.add(
                new Air(
                        Air.Kind.DUST,
                        50,
                        0.9f,
                        mood.key().times(0.25f).plus(mood.haze().times(0.2f)),
                        setup.take()));
    }
}
