package io.beatframe.clip.previz;

import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotSize;

/** The planned camera move as a path: where the camera is at each moment of the shot. */
final class Camera {
    private static final float DUTCH = (float) Math.toRadians(8.5);

    private final CameraMove move;
    private final float seconds;
    private final float pace;
    private final float roll;
    private final int seed;
    private final float frameWidth;

    Camera(Shot shot, double clipSeconds, float aspect, int seed) {
        this.move = shot.camera();
        this.seconds = (float) Math.max(0.1, clipSeconds);
        float size =
                switch (shot.size()) {
                    case WIDE -> 1f;
                    case MEDIUM -> 0.8f;
                    case CLOSE -> 0.6f;
                };
        this.pace = size * (0.7f + 0.7f * (float) shot.energy());
        this.roll =
                shot.composition() == Composition.DUTCH_ANGLE
                        ? ((seed & 1) == 0 ? DUTCH : -DUTCH)
                        : 0;
        this.seed = seed;
        this.frameWidth = aspect;
    }

    /** What the canvas must show beyond the frame at each side, as part of a frame height. */
    static float margin(Shot shot) {
        boolean dutch = shot.composition() == Composition.DUTCH_ANGLE;
        boolean close = shot.size() == ShotSize.CLOSE;
        return (dutch ? 0.085f : 0.02f)
                + (shot.camera() == CameraMove.HANDHELD ? 0.015f : 0)
                + (close ? 0 : 0);
    }

    /**
     * @param time since the clip's first frame
     */
    Pose at(float time) {
        float u = Math.clamp(time / seconds, 0f, 1f);
        // Long shots ease; short ones, which start and end on a cut, just go.
        float eased = u * u * (3 - 2 * u);
        float p = u + (eased - u) * Math.min(1, seconds / 6) * 0.6f;
        float middle = p - 0.5f;
        // A move has a speed, but also an end: long shots go slower, short ones must still be seen.
        float reach = pace * Math.clamp(seconds * 0.42f, 0.45f, 1.15f);
        float breathX = 0.004f * wave(time, 0.23f, 1) + 0.002f * wave(time, 0.61f, 2);
        float breathY = 0.003f * wave(time, 0.19f, 3) + 0.002f * wave(time, 0.53f, 4);
        return switch (move) {
            case STATIC -> new Pose(breathX, breathY, 0.012f * u, 0, 0, 1 + 0.006f * u, roll, 0);
            case PUSH_IN -> pose(breathX, breathY, 0.26f * reach * p, 1 + 0.12f * reach * p);
            case PULL_OUT ->
                    pose(breathX, breathY, 0.26f * reach * (1 - p), 1 + 0.12f * reach * (1 - p));
            case PAN_LEFT -> turn(-0.34f * frameWidth * reach * middle, 0, 0);
            case PAN_RIGHT -> turn(0.34f * frameWidth * reach * middle, 0, 0);
            case TILT_UP -> turn(0, -0.24f * reach * middle, 0);
            case TILT_DOWN -> turn(0, 0.24f * reach * middle, 0);
            case TRACK_LEFT ->
                    new Pose(-0.62f * reach * middle, breathY, 0.02f, 0, 0, 1.02f, roll, 0);
            case TRACK_RIGHT ->
                    new Pose(0.62f * reach * middle, breathY, 0.02f, 0, 0, 1.02f, roll, 0);
            case WHIP_LEFT -> whip(time, -1);
            case WHIP_RIGHT -> whip(time, 1);
            case HANDHELD -> handheld(time, p * reach);
        };
    }

    private Pose pose(float x, float y, float dolly, float zoom) {
        return new Pose(x, y, dolly, 0, 0, zoom, roll, 0);
    }

    private Pose turn(float panX, float panY, float dolly) {
        return new Pose(0, 0, dolly, panX, panY, 1.03f, roll, 0);
    }

    /** Arrives with a whip and settles; what is left of the shot drifts on the same way. */
    private Pose whip(float time, int side) {
        float arrival = Math.min(0.5f, seconds * 0.6f);
        float from = whipOffset(time, arrival);
        float next = whipOffset(time + 1 / 48f, arrival);
        float drift = 0.02f * Math.max(0, time - arrival);
        return new Pose(
                side * drift, 0, 0.03f, -side * from, 0, 1.03f, roll, Math.abs(from - next));
    }

    private float whipOffset(float time, float arrival) {
        float left = Math.max(0, 1 - time / arrival);
        return 1.5f * frameWidth * left * left * left;
    }

    private Pose handheld(float time, float advance) {
        float strength = 0.6f + pace * 0.6f;
        float x = 0.011f * wave(time, 0.9f, 5) + 0.005f * wave(time, 2.3f, 6);
        float y = 0.009f * wave(time, 1.1f, 7) + 0.005f * wave(time, 2.9f, 8);
        float turn = 0.012f * wave(time, 0.7f, 9) + 0.003f * wave(time, 2.7f, 10);
        return new Pose(
                0.5f * strength * x,
                0.5f * strength * y,
                0.05f * advance,
                strength * x,
                strength * y,
                1.03f,
                roll + strength * turn,
                0);
    }

    /** Smooth wandering between -1 and 1, {@code hertz} turns a second. */
    private float wave(float time, float hertz, int channel) {
        return 2 * Noise.value(time * hertz * 2, channel * 17.3f, seed) - 1;
    }
}
