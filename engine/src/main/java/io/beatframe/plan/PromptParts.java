package io.beatframe.plan;

/** The sentences that a prompt for a video model is made of. */
record PromptParts(
        String shot,
        String subject,
        String action,
        String place,
        String camera,
        String light,
        String tone,
        String mood,
        String format) {

    /**
     * @param movement the camera's move in words
     */
    static String camera(CameraMove move, String movement) {
        return switch (move) {
            case STATIC -> "The camera does not move.";
            case HANDHELD -> "The camera is handheld, close to the action.";
            case PUSH_IN,
                    PULL_OUT,
                    PAN_LEFT,
                    PAN_RIGHT,
                    TILT_UP,
                    TILT_DOWN,
                    TRACK_LEFT,
                    TRACK_RIGHT,
                    WHIP_LEFT,
                    WHIP_RIGHT ->
                    "The camera makes one " + movement + ".";
        };
    }
}
