package io.beatframe.check;

import io.beatframe.check.Finding.Code;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.util.List;
import java.util.Optional;

/** Black and frozen stretches, except where the plan wants them. */
final class StretchCheck {
    private static final double MOST_BLACK_SECONDS = 0.1;
    private static final double NOTED_FROZEN_SECONDS = 0.5;

    /** A locked-off shot may well stand still for a second; for two, something has stopped. */
    private static final double MOST_FROZEN_SECONDS = 2;

    private final FrameRate rate;
    private final Optional<ShotPlan> plan;
    private final Optional<Timeline> timeline;
    private final Findings findings;

    StretchCheck(
            FrameRate rate,
            Optional<ShotPlan> plan,
            Optional<Timeline> timeline,
            Findings findings) {
        this.rate = rate;
        this.plan = plan;
        this.timeline = timeline;
        this.findings = findings;
    }

    void black(List<FrameRange> stretches) {
        for (FrameRange black : stretches) {
            double seconds = rate.secondsAt(black.length());
            if (seconds > MOST_BLACK_SECONDS && !inDip(black)) {
                findings.errorAt(
                        Code.BLACK,
                        rate.secondsAt(black.start()),
                        Findings.format("Black for %.2f s.", seconds));
            }
        }
    }

    void frozen(List<FrameRange> stretches) {
        for (FrameRange frozen : stretches) {
            double seconds = rate.secondsAt(frozen.length());
            if (seconds < NOTED_FROZEN_SECONDS || meantToStandStill(frozen)) {
                continue;
            }
            String message = Findings.format("Nothing moves for %.2f s.", seconds);
            double at = rate.secondsAt(frozen.start());
            if (seconds >= MOST_FROZEN_SECONDS && timeline.isPresent()) {
                findings.errorAt(Code.FROZEN, at, message);
            } else {
                findings.warningAt(Code.FROZEN, at, message);
            }
        }
    }

    private boolean inDip(FrameRange black) {
        return plan.stream()
                .flatMap(known -> Join.of(known).stream())
                .filter(join -> join.transition() instanceof Transition.DipToBlack)
                .anyMatch(join ->
                        black.start() >= join.firstMixed() && black.end() <= join.firstPure());
    }

    private boolean meantToStandStill(FrameRange frozen) {
        if (plan.isEmpty()) {
            return false;
        }
        List<Shot> shots = plan.get().shots();
        for (int i = 0; i < shots.size(); i++) {
            FrameRange range = shots.get(i).range();
            boolean touched = range.start() < frozen.end() && range.end() > frozen.start();
            int shot = i;
            boolean still =
                    shots.get(i).camera() == CameraMove.STATIC
                            || timeline.filter(known -> known.still(shot)).isPresent();
            if (touched && !still) {
                return false;
            }
        }
        return true;
    }
}
