package io.beatframe.check;

import io.beatframe.check.JoinWatch.Evidence;
import io.beatframe.check.JoinWatch.Frames;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where a join lies, from the reel's pictures alone. A cut is where the picture's structure changes
 * most, if need be beyond its motion; a dissolve is where the frames go in equal steps from one
 * picture to the other; the middle of a dip is its darkest frame.
 */
final class PictureTest implements JoinWatch.Test {
    /** A cut's change of structure against the next largest nearby. */
    private static final double CUT_MARGIN_DB = 6;

    private static final double LEAST_CHANGE = 0.12;

    /** Of what no motion explains, in deviations of the picture. */
    private static final double LEAST_NEW = 0.03;

    /** In fewer frames, a mixture of two pictures cannot be told from their motion. */
    private static final int LEAST_OVERLAP = 4;

    /** Root mean square difference between the ends of a dissolve, in codes. */
    private static final double LEAST_CONTRAST = 5;

    private static final double DISSOLVE_MARGIN_DB = 1;

    /** How far a dissolve is searched: less than a neighbourhood has frames outside it. */
    private static final int MOST_SHIFT = 2;

    private final FrameSize size;

    PictureTest(FrameSize size) {
        this.size = size;
    }

    @Override
    public Evidence measure(Join join, Frames frames) {
        if (join.transition().overlap() < LEAST_OVERLAP
                && !(join.transition() instanceof Transition.Cut)) {
            return Evidence.NONE;
        }
        return switch (join.transition()) {
            case Transition.Cut cut -> cut(join, frames);
            case Transition.Zoom zoom -> cut(join, frames);
            case Transition.Glitch glitch -> cut(join, frames);
            case Transition.Dissolve dissolve -> dissolve(join, frames);
            case Transition.DipToBlack dip -> dip(join, frames);
            case Transition.DipToWhite dip -> byModel(join, frames);
            case Transition.LightLeak leak -> byModel(join, frames);
            case Transition.Push push -> byModel(join, frames);
            case Transition.Whip whip -> byModel(join, frames);
        };
    }

    /** By what changes at all and, where much moves, by what changes beyond its motion. */
    private Evidence cut(Join join, Frames frames) {
        List<byte[]> seen = new ArrayList<>();
        for (long frame = join.from(); frame < join.to(); frame++) {
            frames.at(frame).ifPresent(seen::add);
        }
        if (seen.size() < join.to() - join.from()) {
            return Evidence.NONE;
        }
        List<float[]> structures =
                seen.stream().map(luma -> Luma.structure(Luma.coarse(luma, size))).toList();
        Evidence plain = largest(join, changes(structures, Luma::distance), LEAST_CHANGE);
        if (plain.proven()) {
            return plain;
        }
        List<Motion> motions = seen.stream().map(luma -> Motion.of(luma, size)).toList();
        BiFunction<Motion, Motion, Double> beyond = (last, next) -> next.changeFrom(last);
        return largest(join, changes(motions, beyond), LEAST_NEW);
    }

    private static <T> List<Double> changes(List<T> seen, BiFunction<T, T, Double> change) {
        List<Double> changes = new ArrayList<>();
        for (int i = 1; i < seen.size(); i++) {
            changes.add(change.apply(seen.get(i - 1), seen.get(i)));
        }
        return changes;
    }

    private static Evidence largest(Join join, List<Double> changes, double least) {
        double largest = 0;
        double second = 0;
        long at = 0;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) > largest) {
                second = largest;
                largest = changes.get(i);
                at = join.from() + 1 + i;
            } else {
                second = Math.max(second, changes.get(i));
            }
        }
        double margin = 20 * Math.log10((largest + 0.01) / (second + 0.01));
        boolean proven = margin >= CUT_MARGIN_DB && largest >= least;
        return new Evidence(proven ? (int) (at - join.anchor()) : 0, margin, proven);
    }

    /**
     * The shift at which the frames are most like the transition between the last picture before it
     * and the first one after it.
     */
    private Evidence byModel(Join join, Frames frames) {
        Optional<byte[]> out = frames.at(join.from());
        Optional<byte[]> in = frames.at(join.to() - 1);
        boolean cramped = join.from() > join.firstMixed() - 2 || join.to() < join.firstPure() + 2;
        if (out.isEmpty() || in.isEmpty() || cramped) {
            return Evidence.NONE;
        }
        double[] sums = new double[2 * MOST_SHIFT + 1];
        int samples = 0;
        for (long frame = join.from() + 1; frame < join.to() - 1; frame++) {
            Optional<byte[]> seen = frames.at(frame);
            if (seen.isEmpty()) {
                return Evidence.NONE;
            }
            samples++;
            for (int i = 0; i < sums.length; i++) {
                long afterAnchor = frame - join.anchor() - (i - MOST_SHIFT);
                Mixture model = Mixture.of(join.transition(), join.index(), afterAnchor);
                sums[i] += Luma.error(model.of(out.get(), in.get(), size), seen.get());
            }
        }
        return ShiftTest.best(sums, samples);
    }

    private Evidence dissolve(Join join, Frames frames) {
        List<float[]> seen = new ArrayList<>();
        for (long frame = join.from(); frame < join.to(); frame++) {
            Optional<byte[]> luma = frames.at(frame);
            if (luma.isEmpty()) {
                return Evidence.NONE;
            }
            seen.add(Luma.coarse(luma.get(), size));
        }
        int before = (int) Math.max(0, join.firstMixed() - join.from() - 1);
        int after = (int) Math.min(seen.size() - 1, join.firstPure() - join.from() + 1);
        if (after - before < 3) {
            return Evidence.NONE;
        }
        float[] way = minus(seen.get(after), seen.get(before));
        double length = dot(way, way);
        if (Math.sqrt(length / way.length) < LEAST_CONTRAST) {
            return Evidence.NONE;
        }
        double[] steps = new double[seen.size()];
        for (int k = 1; k < steps.length; k++) {
            steps[k] = dot(minus(seen.get(k), seen.get(k - 1)), way) / length;
        }
        return bestBox(join, steps);
    }

    /**
     * During a dissolve each frame goes an equal step from the one picture towards the other,
     * before and after it none, and what moves in the pictures adds about the same to all. So the
     * steps are fitted by {@code c + g·box(shift)}, and the shift with the least error tells where
     * it lies.
     */
    private static Evidence bestBox(Join join, double[] steps) {
        int overlap = join.transition().overlap();
        int first = (int) (join.firstMixed() - join.from()) + 1;
        int best = 0;
        double bestGain = 0;
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
            int start = first + shift;
            if (start < 1 || start + overlap > steps.length) {
                continue;
            }
            double inside = mean(steps, start, start + overlap);
            int others = steps.length - 1 - overlap;
            double outside =
                    others == 0
                            ? 0
                            : (mean(steps, 1, steps.length) * (steps.length - 1) - inside * overlap)
                                    / others;
            double error = 0;
            for (int k = 1; k < steps.length; k++) {
                boolean in = k >= start && k < start + overlap;
                error += square(steps[k] - (in ? inside : outside));
            }
            if (error < least) {
                second = least;
                least = error;
                best = shift;
                bestGain = inside - outside;
            } else {
                second = Math.min(second, error);
            }
        }
        double noise = steps.length * square(0.02 / overlap);
        double margin = 10 * Math.log10((second + noise) / (least + noise));
        boolean ramp = bestGain * overlap > 0.4 && bestGain * overlap < 2;
        boolean proven = ramp && Double.isFinite(margin) && margin >= DISSOLVE_MARGIN_DB;
        return new Evidence(proven ? best : 0, proven ? margin : 0, proven);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static float[] minus(float[] one, float[] other) {
        float[] difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static Evidence dip(Join join, Frames frames) {
        double darkest = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        double brightest = 0;
        long at = -1;
        for (long frame = join.from(); frame < join.to(); frame++) {
            Optional<byte[]> seen = frames.at(frame);
            if (seen.isEmpty()) {
                return Evidence.NONE;
            }
            double light = Luma.mean(seen.get()) - Luma.BLACK;
            brightest = Math.max(brightest, light);
            if (light < darkest) {
                second = darkest;
                darkest = light;
                at = frame;
            } else {
                second = Math.min(second, light);
            }
        }
        double margin = 20 * Math.log10((second + 0.5) / (Math.max(darkest, 0) + 0.5));
        boolean proven = darkest < 0.2 * brightest && margin >= 1;
        return new Evidence(proven ? (int) (at - join.anchor()) : 0, margin, proven);
    }

    private static double square(double value) {
        return value * value;
    }
}
