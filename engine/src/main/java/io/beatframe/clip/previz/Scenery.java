package io.beatframe.clip.previz;

import java.util.List;

/** A kind of place. */
interface Scenery {
    /** Adds what lies behind the subject, from far to near. */
    void behind(List<Layer> layers, Setup setup);

    /** Adds what lies between subject and camera. */
    void before(List<Layer> layers, Setup setup);

    /** How dark the subject's shadow on the ground is, 0 to 1. */
    default float shadow() {
        return 0.5f;
    }

    /** How much the ground mirrors the subject, 0 to 1. */
    default float reflection(Setup setup) {
        return 0;
    }
}
