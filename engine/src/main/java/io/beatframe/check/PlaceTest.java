package io.beatframe.check;

import io.beatframe.check.JoinWatch.Evidence;
import io.beatframe.check.JoinWatch.Frames;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a join lies elsewhere although both shots are in time. {@link ShiftTest} asks whether all
 * frames about a join come early or late; where much moves, a join alone that does is one wrong
 * frame among many right ones.
 */
final class PlaceTest {
    /** By so much another place must explain the frames better than the planned one. */
    private static final double LEAST_GAIN_DB = 3;

    /** Of the squared difference of the two shots, this part makes a frame the other shot's. */
    private static final double FOREIGN = 0.25;

    /** And so many times the error of frames that are right. */
    private static final double NOISY = 8;

    private final Timeline timeline;
    private final TitleMask mask;

    PlaceTest(Timeline timeline, TitleMask mask) {
        this.timeline = timeline;
        this.mask = mask;
    }

    /**
     * @return empty where nothing speaks for another place; unproven where frames on both sides are
     *     not what they should be
     */
    Optional<Evidence> measure(Join join, Frames frames) {
        return join.transition().overlap() == 0 ? cut(join, frames) : mixture(join, frames);
    }

    /** A clip ends at its cut, so what stands there instead is known by not being the truth. */
    private Optional<Evidence> cut(Join join, Frames frames) {
        int most = ShiftTest.MOST_SHIFT;
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            error(join, frames, join.anchor() - 1 - i).ifPresent(before::add);
            error(join, frames, join.anchor() + i).ifPresent(after::add);
        }
        Optional<byte[]> last = truth(join, join.anchor() - 1);
        Optional<byte[]> next = truth(join, join.anchor());
        if (before.size() <= most || after.size() <= most || last.isEmpty() || next.isEmpty()) {
            return Optional.empty();
        }
        double apart = Luma.error(last.get(), next.get());
        if (apart < ShiftTest.LEAST_DIFFERENCE * ShiftTest.LEAST_DIFFERENCE) {
            return Optional.empty();
        }
        double right = Math.max(before.get(most), after.get(most));
        double foreign = Math.max(FOREIGN * apart, NOISY * right);
        int early = foreign(before, foreign);
        int late = foreign(after, foreign);
        if (early > 0 && late > 0) {
            return Optional.of(Evidence.NONE);
        }
        if (early + late == 0) {
            return Optional.empty();
        }
        double least = late > 0 ? after.getFirst() : before.getFirst();
        double margin = Luma.decibels(right) - Luma.decibels(least);
        return Optional.of(new Evidence(late - early, margin, true));
    }

    /** How many frames next to the cut are the other shot's. */
    private static int foreign(List<Double> errors, double foreign) {
        int count = 0;
        while (count < errors.size() && errors.get(count) > foreign) {
            count++;
        }
        return count;
    }

    private Optional<Double> error(Join join, Frames frames, long frame) {
        Optional<byte[]> seen = frames.at(frame);
        return truth(join, frame).flatMap(truth -> seen.map(luma -> Luma.error(truth, luma)));
    }

    private Optional<byte[]> truth(Join join, long frame) {
        return timeline.frame(frame).map(luma -> mask.hide(join, luma));
    }

    /** While both shots are seen, by how they would be mixed at each place. */
    private Optional<Evidence> mixture(Join join, Frames frames) {
        FrameSize size = timeline.size();
        double[] sums = new double[2 * ShiftTest.MOST_SHIFT + 1];
        double apart = 0;
        int samples = 0;
        for (long frame = join.firstMixed(); frame < join.firstPure(); frame++) {
            Optional<byte[]> seen = frames.at(frame);
            Optional<byte[]> out = timeline.frameOfShot(join.index(), frame);
            Optional<byte[]> in = timeline.frameOfShot(join.index() + 1, frame);
            if (seen.isEmpty() || out.isEmpty() || in.isEmpty()) {
                continue;
            }
            samples++;
            apart += Luma.error(out.get(), in.get());
            for (int i = 0; i < sums.length; i++) {
                long afterAnchor = frame - join.anchor() - (i - ShiftTest.MOST_SHIFT);
                Mixture mixture = Mixture.of(join.transition(), join.index(), afterAnchor);
                byte[] mixed = mask.hide(join, mixture.of(out.get(), in.get(), size));
                sums[i] += Luma.error(mixed, seen.get());
            }
        }
        if (apart < samples * ShiftTest.LEAST_DIFFERENCE * ShiftTest.LEAST_DIFFERENCE
                || samples == 0) {
            return Optional.empty();
        }
        Evidence best = ShiftTest.best(sums, samples);
        double gain =
                Luma.decibels(sums[best.errorFrames() + ShiftTest.MOST_SHIFT] / samples)
                        - Luma.decibels(sums[ShiftTest.MOST_SHIFT] / samples);
        return Optional.of(best).filter(found -> found.proven() && gain >= LEAST_GAIN_DB);
    }
}
