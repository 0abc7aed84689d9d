package io.beatframe.check;

import io.beatframe.check.Finding.Code;
import io.beatframe.check.JoinWatch.Evidence;
import io.beatframe.plan.ShotPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns the evidence for each join into measures and findings. */
final class JoinCheck {
    private JoinCheck() {}

    static List<CutMeasure> judge(
            ShotPlan plan,
            List<Join> joins,
            List<Evidence> evidence,
            JoinColours colours,
            Optional<Timeline> timeline,
            Findings findings) {
        List<CutMeasure> cuts = new ArrayList<>();
        double halfFrameMs = 500 / plan.rate().perSecond();
        for (int i = 0; i < joins.size(); i++) {
            Join join = joins.get(i);
            Evidence found = evidence.get(i);
            double at = plan.rate().secondsAt(join.anchor());
            double beatErrorMs = (at - join.beatSeconds()) * 1000;
            String name = "The join at frame " + join.anchor();
            if (!found.proven()) {
                findings.warningAt(
                        Code.CUT_UNPROVEN,
                        at,
                        name + " cannot be placed: the shots around it are too alike.");
            } else if (found.errorFrames() != 0) {
                findings.errorAt(
                        Code.OFF_BEAT,
                        at,
                        Findings.format(
                                "%s lies %d frames %s.",
                                name,
                                Math.abs(found.errorFrames()),
                                found.errorFrames() > 0 ? "late" : "early"));
            }
            if (Math.abs(beatErrorMs) > halfFrameMs + 0.01) {
                findings.errorAt(
                        Code.OFF_BEAT,
                        at,
                        Findings.format(
                                "%s is planned %.1f ms off its beat; half a frame is %.1f ms.",
                                name, beatErrorMs, halfFrameMs));
            }
            cuts.add(
                    new CutMeasure(
                            join.anchor(),
                            join.beatSeconds(),
                            found.errorFrames(),
                            rounded(beatErrorMs),
                            timeline.isPresent() ? CutMethod.TIMELINE : CutMethod.PICTURE,
                            rounded(found.marginDb()),
                            found.proven(),
                            timeline.map(truth -> truth.deltaEAsFilmed(join))
                                    .orElse(OptionalDouble.empty()),
                            colours.across(join)));
        }
        return cuts;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
