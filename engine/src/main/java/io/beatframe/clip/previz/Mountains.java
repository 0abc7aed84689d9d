package io.beatframe.clip.previz;

import java.util.List;

/** Ranges behind ranges, mist in the valleys, a lake or a meadow, firs, a rock to stand on. */
final class Mountains implements Scenery {
    private static boolean lake(Setup setup) {
        return (setup.take() & 1) == 0;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        boolean snow = true;
        float h = setup.horizon();
        float l = setup.lens();
        Sky.hang(layers, setup, 0.42f);
        Ridge.add(layers, setup, 70, 0.12f, 0.44f, 0.55f, 1.0f, snow);
        Sky.mist(layers, setup, h - 0.18f * l, h - 0.02f, 60, 0.30f);
        Ridge.add(layers, setup, 30, 0.06f, 0.30f, 0.34f, 1.5f, snow);
        Sky.mist(layers, setup, h - 0.12f * l, h, 25, 0.36f);
        Ridge.add(layers, setup, 12, 0.02f, 0.15f, 0.17f, 2.2f, false);
        Firs.add(layers, setup, 9, h + 0.004f, 0.045f, 0.26f, 1);
        Sky.mist(layers, setup, h - 0.08f * l, h + 0.05f, 8, 0.36f);
        if (lake(setup)) {
            layers.add(
                    new Mirror(
                            h,
                            mood.zenith().mix(Rgb.of(0.01, 0.03, 0.035), 0.5f).times(0.5f),
                            0.88f,
                            0.32f,
                            0.08f));
        } else {
            Meadow.add(layers, setup, 5, h - 0.005f, Rgb.of(0.16, 0.15, 0.07), 0.30f);
        }
        Firs.add(layers, setup, 3.2f, h + 0.035f * l, 0.19f, 0.06f, 0.42f);
        Sky.mist(layers, setup, h - 0.02f, h + 0.16f, 2.5f, 0.26f);
        Rock.add(layers, setup);
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        if (!setup.close()) {
            layers.add(new Birds(mood.haze().times(0.15f)));
        }
        Meadow.blades(layers, setup, mood.ambient().times(0.10f).plus(Rgb.of(0.004, 0.005, 0.004)));
        layers.add(new Air(Air.Kind.DUST, 70, 0.9f, mood.key().times(0.4f), setup.take()));
    }
}
