package io.beatframe.clip.previz;

/**
 * A body's attitude as angles in degrees from straight down, positive to the right of the picture
 * (the spine's from straight up). R is the limb at the right of the picture.
 *
 * @param turn 0 seen from the front or back, 1 from the side
 * @param shift of the hips to the right, in body heights
 * @param lift off the ground, in body heights
 */
record Stance(
        float lean,
        float bend,
        float head,
        float armR,
        float foreR,
        float armL,
        float foreL,
        float thighR,
        float shinR,
        float thighL,
        float shinL,
        float turn,
        float shift,
        float lift) {

    Stance mix(Stance o, float t) {
        return new Stance(
                mix(lean, o.lean, t),
                mix(bend, o.bend, t),
                mix(head, o.head, t),
                mix(armR, o.armR, t),
                mix(foreR, o.foreR, t),
                mix(armL, o.armL, t),
                mix(foreL, o.foreL, t),
                mix(thighR, o.thighR, t),
                mix(shinR, o.shinR, t),
                mix(thighL, o.thighL, t),
                mix(shinL, o.shinL, t),
                mix(turn, o.turn, t),
                mix(shift, o.shift, t),
                mix(lift, o.lift, t));
    }

    private static float mix(float a, float b, float t) {
        return a + (b - a) * t;
    }

    /** The same attitude in a mirror. */
    Stance mirrored() {
        return new Stance(
                -lean, -bend, -head, -armL, -foreL, -armR, -foreR, -thighL, -shinL, -thighR, -shinR,
                turn, -shift, lift);
    }
}
