package io.beatframe.check;

import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * A join of the plan and the frames around it that are looked at.
 *
 * @param index join {@code index} lies between shots {@code index} and {@code index + 1}
 * @param anchor the first frame of the next shot
 * @param beatSeconds the beat that the anchor stands for
 * @param from first frame of the neighbourhood, in which there is no other join
 * @param to the first frame after the neighbourhood
 */
record Join(int index, Transition transition, long anchor, double beatSeconds, long from, long to) {
    /** How far a cut is searched on either side. */
    static final int REACH = 4;

    /** Frames before and after the transition that belong to its evidence. */
    private static final int MARGIN = 3;

    private static final int MOST_SAMPLES_INSIDE = 12;

    static List<Join> of(ShotPlan plan) {
        List<Join> joins = new ArrayList<>();
        for (int i = 0; i < plan.joins().size(); i++) {
            Transition join = plan.joins().get(i);
            long anchor = plan.shots().get(i + 1).range().start();
            long half = join.overlap() / 2;
            long earliest = plan.shots().get(i).range().start() + plan.lead(i);
            long latest = plan.shots().get(i + 1).range().end() - plan.tail(i + 1);
            joins.add(
                    new Join(
                            i,
                            join,
                            anchor,
                            plan.shots().get(i).cutOnBeatSec(),
                            Math.max(earliest, anchor - half - REACH),
                            Math.min(latest, anchor + half + REACH)));
        }
        return joins;
    }

    long firstMixed() {
        return anchor - transition.overlap() / 2;
    }

    /** The last frame that shows the shot before alone. */
    long lastBefore() {
        return firstMixed() - 1;
    }

    long firstPure() {
        return anchor + transition.overlap() / 2;
    }

    /** Frames to compare with the truth: those next to the transition, and some inside. */
    List<Long> samples(long reelFrames) {
        List<Long> samples = new ArrayList<>();
        long step = 1 + (firstPure() - firstMixed()) / MOST_SAMPLES_INSIDE;
        for (long frame = firstMixed() - MARGIN; frame < firstPure() + MARGIN; frame++) {
            boolean inside = frame >= firstMixed() && frame < firstPure();
            if (frame >= 0
                    && frame < reelFrames
                    && (!inside || (frame - firstMixed()) % step == 0)) {
                samples.add(frame);
            }
        }
        return samples;
    }
}
