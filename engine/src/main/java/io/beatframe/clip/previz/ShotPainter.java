package io.beatframe.clip.previz;

import io.beatframe.plan.Light;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameSize;
import java.util.Arrays;
import java.util.List;

/**
 * Draws the frames of one shot. A frame depends on the plan and its own number only, so frames may
 * be drawn in any order; one painter draws one frame at a time.
 */
final class ShotPainter {
    /** Pictures with a larger short side are drawn at this one and enlarged; grain stays fine. */
    private static final int LARGEST_SHORT_SIDE = 720;

    private final ShotPlan plan;
    private final Shot shot;
    private final int index;
    private final Blocking blocking;
    private final Canvas canvas;
    private final List<Layer> layers;
    private final Develop lab;
    private final Hud hud;

    ShotPainter(ShotPlan plan, int index) {
        this.plan = plan;
        this.index = index;
        this.shot = plan.shots().get(index);
        FrameSize size = plan.size();
        int shortSide = Math.min(size.width(), size.height());
        float scale = Math.min(1, (float) LARGEST_SHORT_SIDE / shortSide);
        int high = Math.round(size.height() * scale);
        float margin = Camera.margin(shot);
        this.blocking = new Blocking(plan, index, high);
        Setup setup = blocking.setup();
        float keystone = blocking.keystone();
        this.canvas =
                Canvas.of(setup.aspect(), high, margin + keystone * setup.aspect() * 0.5f, margin);
        this.layers = Backlot.build(setup);
        this.hud = new Hud(setup, blocking.pulse(), size.width(), size.height());
        this.lab = new Develop(setup, size.width(), size.height(), keystone, rays());
    }

    private float rays() {
        Light light = shot.light();
        return switch (light.kind()) {
            case GOLDEN_BACKLIGHT -> 1.1f;
            case HARD_KEY -> 0.75f;
            case THREE_POINT, HIGH_KEY -> 0.5f;
            case NEON -> 0.4f;
            case SOFT_EVEN -> 0.25f;
        };
    }

    long frames() {
        return plan.clipFrames(index);
    }

    /**
     * @param frame of the clip, 0 to {@code frames() - 1}; the first may lie before the shot (lead)
     * @param bgr0 is filled with the picture: rows of B, G, R, unused
     */
    void paint(int frame, byte[] bgr0) {
        Moment moment = blocking.moment(frame);
        Arrays.fill(canvas.rgb(), 0);
        for (Layer layer : layers) {
            layer.draw(canvas, moment);
        }
        lab.develop(canvas, moment, frame, bgr0);
        if (plan.brief().hud()) {
            hud.draw(
                    blocking.seconds(frame), shot.range().start() - plan.lead(index) + frame, bgr0);
        }
    }
}
