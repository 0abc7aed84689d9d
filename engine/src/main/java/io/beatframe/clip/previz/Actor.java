package io.beatframe.clip.previz;

/** A subject that can be drawn; measures in body heights. */
interface Actor {
    void draw(Ink ink, Moment moment);

    /** How far it reaches to each side of its middle. */
    default float halfWidth() {
        return 0.75f;
    }

    default float height() {
        return 1.35f;
    }

    /** Its size against a standing person as planned. */
    default float size(Setup setup) {
        return 1;
    }

    /** Where it stands in the frame at rest. */
    default float feet(Setup setup) {
        return setup.feetY();
    }

    /** Which place of it, to its front, comes on the planned mark. */
    default float middle(Setup setup) {
        return 0;
    }

    /** 1 to look right, -1 left. */
    default float facing(Setup setup) {
        return setup.subjectX() > setup.aspect() * 0.55f ? -1 : 1;
    }

    /** How far it is lifted off its mark. */
    default float heave(Moment moment) {
        return 0;
    }

    /** Adds the subject's own lamps; {@code x}, {@code y} the standing point in pixels. */
    default void lights(Canvas canvas, float x, float y, float size, float facing, Moment moment) {}
}
