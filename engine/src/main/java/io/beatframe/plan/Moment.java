package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What the music does where two shots meet. */
public enum Moment {
    /** The peak begins. */
    DROP,
    /** Another section begins. */
    SECTION,
    /** A strong beat inside a section. */
    STRONG,
    /** A weak beat, or a passage that holds its notes. */
    SUSTAINED;

    @JsonCreator
    static Moment of(String id) {
        return Words.find(Moment.class, id);
    }
}
