package io.beatframe.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the camera moves during a shot. */
public enum CameraMove {
    STATIC,
    /** Towards the subject. */
    PUSH_IN,
    PULL_OUT,
    PAN_LEFT,
    PAN_RIGHT,
    TILT_UP,
    TILT_DOWN,
    /** The camera travels sideways; near things pass faster than far ones. */
    TRACK_LEFT,
    TRACK_RIGHT,
    /** A pan so fast that it smears. */
    WHIP_LEFT,
    WHIP_RIGHT,
    HANDHELD;

    @JsonValue
    public String id() {
        return Words.id(this);
    }

    @JsonCreator
    public static CameraMove of(String id) {
        return Words.find(CameraMove.class, id);
    }
}
