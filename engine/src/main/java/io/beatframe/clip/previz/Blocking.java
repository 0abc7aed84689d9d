package io.beatframe.clip.previz;

import io.beatframe.clip.ShownFace;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.List;

/** Where camera and cast are on each frame of a shot, before anything is drawn. */
final class Blocking {
    /** So often it is told where heads are. */
    private static final double EVERY_SECONDS = 0.1;

    /** Pixels high is enough for places; nothing is drawn. */
    private static final int SMALL = 64;

    private final ShotPlan plan;
    private final Shot shot;
    private final int index;
    private final Setup setup;
    private final Camera camera;
    private final Pulse pulse;

    /**
     * @param unit pixels in a frame height
     */
    Blocking(ShotPlan plan, int index, float unit) {
        this.plan = plan;
        this.index = index;
        this.shot = plan.shots().get(index);
        this.setup = Setup.of(plan, index, unit);
        this.camera =
                new Camera(
                        shot,
                        plan.rate().secondsAt(plan.clipFrames(index)),
                        setup.aspect(),
                        setup.take());
        this.pulse = new Pulse(plan.music());
    }

    Setup setup() {
        return setup;
    }

    Pulse pulse() {
        return pulse;
    }

    /** How much a camera that looks up narrows what is high. */
    float keystone() {
        return shot.composition() == Composition.LOW_ANGLE ? 0.16f : 0;
    }

    /** Of the reel, when a frame of the clip is shown. */
    double seconds(int frame) {
        return plan.rate().secondsAt(shot.range().start() - plan.lead(index) + frame);
    }

    /**
     * @param frame of the clip
     */
    Moment moment(int frame) {
        double seconds = seconds(frame);
        return new Moment(
                setup,
                camera.at((float) plan.rate().secondsAt(frame)),
                (float) seconds + 20,
                pulse.phase(seconds),
                pulse.hit(seconds) * (0.25f + 0.75f * setup.energy()));
    }

    /** The heads of the figures, for what wants to keep clear of them. */
    static List<ShownFace> faces(ShotPlan plan, int index) {
        Blocking blocking = new Blocking(plan, index, SMALL);
        Canvas canvas = Canvas.of(blocking.setup.aspect(), SMALL, 0, 0);
        int frames = (int) plan.clipFrames(index);
        int step = (int) Math.max(1, plan.rate().frameAt(EVERY_SECONDS));
        List<ShownFace> faces = new ArrayList<>();
        Backlot.cast(blocking.setup)
                .ifPresent(cast -> {
                    for (int frame = 0; frame < frames; frame += step) {
                        FrameRange now = FrameRange.between(frame, Math.min(frames, frame + step));
                        Moment moment = blocking.moment(frame + (int) now.length() / 2);
                        for (Ink.Spot head : cast.heads(canvas, moment)) {
                            faces.add(blocking.printed(head, moment.pose(), now));
                        }
                    }
                });
        return faces.stream().filter(ShownFace::inFrame).toList();
    }

    /** Through the roll and the lean that {@link Develop} gives the picture. */
    private ShownFace printed(Ink.Spot head, Pose pose, FrameRange frames) {
        double x = head.x() / SMALL - 0.5 * setup.aspect();
        double y = head.y() / SMALL - 0.5;
        double cos = Math.cos(pose.roll());
        double sin = Math.sin(pose.roll());
        double down = x * sin + y * cos;
        double narrow = 1 + keystone() * (0.5 - down);
        double across = (x * cos - y * sin) / narrow / setup.aspect() + 0.5;
        double radius = head.radius() / SMALL;
        double wide = radius / setup.aspect();
        return new ShownFace(
                frames, across - wide, down + 0.5 - radius, across + wide, down + 0.5 + radius);
    }
}
