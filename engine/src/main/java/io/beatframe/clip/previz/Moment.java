package io.beatframe.clip.previz;

/**
 * One frame's time and camera.
 *
 * @param seconds since the reel's start
 * @param phase beats since the reel's start
 * @param hit how hard the last beat still sounds, 0 to 1, times the shot's energy
 */
record Moment(Setup setup, Pose pose, float seconds, float phase, float hit) {

    /** Where a place of the frame at rest, at {@code distance}, is seen now. */
    float x(float frameX, float distance) {
        float middle = setup.subjectX();
        return middle
                + (frameX - middle) * pose.scale(distance)
                - (pose.panX() + pose.x() / distance) * pose.zoom();
    }

    float y(float frameY, float distance) {
        float middle = vanishingY();
        return middle
                + (frameY - middle) * pose.scale(distance)
                - (pose.panY() + pose.y() / distance) * pose.zoom();
    }

    float scale(float distance) {
        return pose.scale(distance);
    }

    /** The height in the frame that dollies run towards. */
    float vanishingY() {
        return 0.25f * setup.horizon() + 0.75f * Math.min(setup.horizon(), 0.6f);
    }
}
