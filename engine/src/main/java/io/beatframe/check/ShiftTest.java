package io.beatframe.check;

import io.beatframe.check.JoinWatch.Evidence;
import io.beatframe.check.JoinWatch.Frames;
import io.beatframe.plan.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a join lies in the file, by comparing it with the {@link Timeline}: the shift in frames at
 * which the two agree best, by luma PSNR.
 */
final class ShiftTest implements JoinWatch.Test {
    static final int MOST_SHIFT = 2;

    /** Less than this between the best and the next shift proves nothing. */
    private static final double LEAST_MARGIN_DB = 1;

    /** Root mean square of the difference of two shots that can still be told apart, in codes. */
    static final double LEAST_DIFFERENCE = 4;

    private final Timeline timeline;
    private final TitleMask mask;
    private final long reelFrames;

    ShiftTest(Timeline timeline, TitleMask mask, long reelFrames) {
        this.timeline = timeline;
        this.mask = mask;
        this.reelFrames = reelFrames;
    }

    @Override
    public Evidence measure(Join join, Frames frames) {
        Evidence shift = byShift(join, frames);
        if (shift.errorFrames() == 0) {
            Optional<Evidence> place = new PlaceTest(timeline, mask).measure(join, frames);
            if (place.isPresent()) {
                return place.orElseThrow();
            }
        }
        if (shift.proven()) {
            return shift;
        }
        return join.transition() instanceof Transition.Dissolve ? byMixing(join, frames) : shift;
    }

    /**
     * For a dissolve between shots that hardly move: how much of the next shot each frame holds, by
     * least squares, against how much it should hold.
     */
    private Evidence byMixing(Join join, Frames frames) {
        double[] sums = new double[2 * MOST_SHIFT + 1];
        int samples = 0;
        for (long frame = join.firstMixed(); frame < join.firstPure(); frame++) {
            Optional<byte[]> seen = frames.at(frame);
            Optional<byte[]> out = shot(join, 0, frame);
            Optional<byte[]> in = shot(join, 1, frame);
            if (seen.isEmpty() || out.isEmpty() || in.isEmpty()) {
                continue;
            }
            OptionalDouble part = partOfNext(seen.get(), out.get(), in.get());
            if (part.isEmpty()) {
                return Evidence.NONE;
            }
            samples++;
            for (int i = 0; i < sums.length; i++) {
                double planned =
                        (double) (frame - (i - MOST_SHIFT) - join.firstMixed())
                                / join.transition().overlap();
                double error = 255 * (part.getAsDouble() - Math.clamp(planned, 0, 1));
                sums[i] += error * error;
            }
        }
        return samples == 0 ? Evidence.NONE : best(sums, samples);
    }

    private Optional<byte[]> shot(Join join, int next, long frame) {
        return timeline.frameOfShot(join.index() + next, frame).map(luma -> mask.hide(join, luma));
    }

    /** 0 for the one picture to 1 for the next; empty when the two are too alike to tell. */
    private static OptionalDouble partOfNext(byte[] seen, byte[] out, byte[] in) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < seen.length; i++) {
            double step = (in[i] & 0xff) - (out[i] & 0xff);
            along += step * ((seen[i] & 0xff) - (out[i] & 0xff));
            length += step * step;
        }
        return length < LEAST_DIFFERENCE * LEAST_DIFFERENCE * seen.length
                ? OptionalDouble.empty()
                : OptionalDouble.of(along / length);
    }

    private Evidence byShift(Join join, Frames frames) {
        double[] sums = new double[2 * MOST_SHIFT + 1];
        int samples = 0;
        for (long frame : join.samples(reelFrames)) {
            Optional<byte[]> truth = timeline.frame(frame).map(luma -> mask.hide(join, luma));
            List<byte[]> around = around(frame, frames);
            if (truth.isPresent() && around.size() == sums.length) {
                samples++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Luma.error(truth.get(), around.get(i));
                }
            }
        }
        return samples == 0 ? Evidence.NONE : best(sums, samples);
    }

    private static List<byte[]> around(long frame, Frames frames) {
        List<byte[]> around = new ArrayList<>();
        for (int shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
            frames.at(frame + shift).ifPresent(around::add);
        }
        return around;
    }

    /** The shift with the least sum of squared errors, if it is the least by far. */
    static Evidence best(double[] sums, int samples) {
        int best = MOST_SHIFT;
        for (int i = 0; i < sums.length; i++) {
            best = sums[i] < sums[best] ? i : best;
        }
        double next = Double.POSITIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            next = i == best ? next : Math.min(next, sums[i]);
        }
        double margin = Luma.decibels(sums[best] / samples) - Luma.decibels(next / samples);
        boolean proven = margin >= LEAST_MARGIN_DB;
        return new Evidence(proven ? best - MOST_SHIFT : 0, margin, proven);
    }
}
