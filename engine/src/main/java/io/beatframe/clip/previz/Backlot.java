package io.beatframe.clip.previz;

import io.beatframe.plan.SceneKind;
import io.beatframe.plan.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the set of a shot: the layers of its scene from far to near, with the subject among them.
 */
final class Backlot {
    private Backlot() {}

    static List<Layer> build(Setup setup) {
        List<Layer> layers = new ArrayList<>();
        Scenery scenery = scenery(setup.plan().scene().kind());
        scenery.behind(layers, setup);
        cast(setup).ifPresent(layers::add);
        scenery.before(layers, setup);
        weather(layers, setup);
        return List.copyOf(layers);
    }

    private static Scenery scenery(SceneKind kind) {
        return switch (kind) {
            case CITY -> new City();
            case MOUNTAINS -> new Mountains();
            case SEA -> new Sea();
            case DESERT -> new Dunes();
            case FOREST -> new Forest();
            case STAGE -> new Club();
            case ROAD -> new Road();
            case SPACE -> new Space();
            case ABSTRACT -> new Silk();
        };
    }

    /** The subject, where there is one. */
    static Optional<Cast> cast(Setup setup) {
        Scenery scenery = scenery(setup.plan().scene().kind());
        Subject subject = setup.plan().scene().subject();
        if (subject == Subject.NONE) {
            return Optional.empty();
        }
        Actor actor =
                switch (subject) {
                    case DANCER -> new People.Dancer();
                    case PERSON, NONE -> new People.Walker(false);
                    case ASTRONAUT -> new People.Walker(true);
                    case COUPLE -> new People.Couple();
                    case RUNNER -> new People.Runner();
                    case CAR -> new Car();
                    case BOAT -> new Boat();
                    case ANIMAL -> new Animal();
                };
        return Optional.of(new Cast(actor, scenery.shadow(), scenery.reflection(setup)));
    }

    private static void weather(List<Layer> layers, Setup setup) {
        Mood mood = setup.mood();
        float amount = 0.6f + 0.8f * setup.energy();
        Rgb light = mood.haze().plus(mood.ambient()).plus(Rgb.of(0.10, 0.11, 0.13));
        switch (setup.plan().scene().weather()) {
            case CLEAR, FOG -> {}
            case RAIN -> {
                layers.add(new Air(Air.Kind.RAIN, (int) (260 * amount), 1.6f, light, setup.take()));
                layers.add(
                        new Air(Air.Kind.RAIN, (int) (60 * amount), 0.7f, light, setup.take() + 1));
            }
            case SNOW -> {
                Rgb white = light.plus(Rgb.of(0.2, 0.2, 0.22));
                layers.add(new Air(Air.Kind.SNOW, (int) (420 * amount), 1.8f, white, setup.take()));
                layers.add(
                        new Air(Air.Kind.SNOW, (int) (60 * amount), 0.6f, white, setup.take() + 1));
            }
        }
    }
}
