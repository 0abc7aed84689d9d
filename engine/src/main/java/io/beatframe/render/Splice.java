package io.beatframe.render;

import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The film on the table: all clips of a plan in a row, handles included, and which of their frames
 * lie on which of the reel's.
 *
 * <p>"Source" frames count that row; "reel" frames count the finished reel. Where a join shows both
 * shots, the tail handle of the first and the lead handle of the second each lie on the same reel
 * frames. Every other join shows one shot at a time, so its handles are cut off.
 */
record Splice(List<Span> shots, List<Mix> mixes, long sourceFrames) {

    /** A shot's clip as source frames, and without its handles as reel frames. */
    record Span(FrameRange source, FrameRange reel) {}

    /**
     * A join that shows both shots.
     *
     * @param out source frames of the shot that goes
     * @param in source frames of the shot that comes, as many
     * @param reel the reel frames that show both
     */
    record Mix(FrameRange out, FrameRange in, FrameRange reel) {}

    Splice {
        shots = List.copyOf(shots);
        mixes = List.copyOf(mixes);
    }

    static Splice of(ShotPlan plan) {
        List<Span> spans = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < plan.shots().size(); i++) {
            FrameRange source = new FrameRange(at, plan.clipFrames(i));
            spans.add(new Span(source, plan.shots().get(i).range()));
            at = source.end();
        }
        List<Mix> mixes = new ArrayList<>();
        for (int i = 0; i < plan.joins().size(); i++) {
            if (plan.joins().get(i).showsBoth()) {
                int overlap = plan.joins().get(i).overlap();
                long seam = spans.get(i).source().end();
                long anchor = plan.shots().get(i + 1).range().start();
                mixes.add(
                        new Mix(
                                new FrameRange(seam - overlap, overlap),
                                new FrameRange(seam, overlap),
                                new FrameRange(anchor - overlap / 2, overlap)));
            }
        }
        return new Splice(spans, mixes, at);
    }

    /** Source frames that are never seen: the handles of joins that mix nothing. */
    static List<FrameRange> unused(ShotPlan plan, Splice splice) {
        List<FrameRange> unused = new ArrayList<>();
        for (int i = 0; i < plan.joins().size(); i++) {
            Transition join = plan.joins().get(i);
            if (!join.showsBoth() && join.overlap() > 0) {
                long seam = splice.shots.get(i).source().end();
                unused.add(new FrameRange(seam - join.overlap() / 2, join.overlap()));
            }
        }
        return unused;
    }
}
