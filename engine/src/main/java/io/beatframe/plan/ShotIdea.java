package io.beatframe.plan;

import java.util.Optional;

/**
 * What a director of words wants of one shot; whatever is left open, the style's rules decide.
 *
 * @param joint where it begins, as {@link Score} counts
 * @param join how it goes over into the next shot
 * @param action what happens, in one sentence
 */
public record ShotIdea(
        int joint,
        Optional<CameraMove> camera,
        Optional<ShotSize> size,
        Optional<Composition> composition,
        Optional<Light.From> light,
        Optional<Transition.Kind> join,
        Optional<String> action) {

    /** Nothing but a place in the music. */
    static ShotIdea at(int joint) {
        return new ShotIdea(
                joint,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same action, seen from elsewhere, from a later joint on. */
    ShotIdea continued(int later) {
        return new ShotIdea(
                later, Optional.empty(), Optional.empty(), Optional.empty(), light, join, action);
    }

    /** Up to a cut in the middle of it. */
    ShotIdea begun() {
        return new ShotIdea(joint, camera, size, composition, light, Optional.empty(), action);
    }

    ShotIdea movedTo(int other) {
        return new ShotIdea(other, camera, size, composition, light, join, action);
    }
}
