package io.beatframe.clip.previz;

/**
 * Where the camera is at one moment, against its place at rest. Lengths in frame heights at the
 * subject's distance, which is 1.
 *
 * @param x travelled to the right
 * @param y travelled down
 * @param dolly travelled towards the subject
 * @param panX turned right: the whole picture moves left by this
 * @param panY turned down: the whole picture moves up by this
 * @param zoom 1 at rest
 * @param roll in radians; positive turns the picture clockwise
 * @param smear length of the motion blur along x
 */
record Pose(
        float x,
        float y,
        float dolly,
        float panX,
        float panY,
        float zoom,
        float roll,
        float smear) {
    static final Pose REST = new Pose(0, 0, 0, 0, 0, 1, 0, 0);

    /** How much larger a thing at {@code distance} looks than at rest. */
    float scale(float distance) {
        return zoom * distance / Math.max(0.25f * distance, distance - dolly);
    }
}
