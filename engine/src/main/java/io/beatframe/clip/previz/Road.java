package io.beatframe.clip.previz;

import java.util.List;

/** A road into the distance that runs towards the camera, with posts and lamps passing by. */
final class Road implements Scenery {
    @Override
    public float shadow() {
        return 0.65f;
    }

    @Override
    public float reflection(Setup setup) {
        return setup.plan().scene().weather() == io.beatframe.plan.Weather.RAIN ? 0.5f : 0;
    }

    @Override
    public void behind(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float h = setup.horizon();
        float l = setup.lens();
        Sky.hang(layers, setup, 0.40f);
        Ridge.add(layers, setup, 70, 0.05f, 0.17f, 0.76f, 1.0f, false);
        Sky.mist(layers, setup, h - 0.12f * l, h + 0.01f, 50, 0.36f);
        Ridge.add(layers, setup, 25, 0.01f, 0.075f, 0.46f, 1.6f, false);
        layers.add(new RoadSurface(setup));
        Sky.mist(layers, setup, h - 0.05f * l, h + 0.06f, 12, 0.34f);
        layers.add(new RoadPosts(setup));
    }

    @Override
    public void before(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        layers.add(new Air(Air.Kind.DUST, 80, 0.8f, mood.key().times(0.4f), setup.take()));
    }
}
