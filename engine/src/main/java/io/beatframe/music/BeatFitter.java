package io.beatframe.music;

import io.beatframe.music.BeatFit.Relation;
import io.beatframe.music.BeatFit.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Compares beats with the sound, and with the beats that we hear. */
final class BeatFitter {
    /** Contrast of the heard beats from which on there is something to compare with. */
    private static final double CLEAR = .5;

    /**
     * Of the contrast of the heard beats. On real songs beats that do not belong there (another
     * song's, a little slower, 60 ms aside) have at most .25, the true ones .36 or more even where
     * the off-beats are much louder.
     */
    private static final double MISFIT_SHARE = .3;

    private static final double FARTHEST_SECONDS = .5;
    private static final double NEAR_SECONDS = .1;
    private static final double STEP_SECONDS = .001;

    /** What a listener would not notice, and annotators differ by, is no offset. */
    private static final double LEAST_OFFSET_SECONDS = .015;

    /**
     * How much better an offset must fit to be worth a word; another beat of the bar, even more.
     */
    private static final double CLEARLY_BETTER = 1.3;

    private static final double MUCH_BETTER = 1.6;
    private static final int MOST_BEATS = 4000;
    private static final int KERNEL_REACH = 4;
    private static final double KERNEL_SIGMA = 1.5;

    private final BeatTracker tracker;
    private final float[] curve;

    BeatFitter(BeatTracker tracker) {
        this.tracker = tracker;
        this.curve = smooth(tracker.onsets());
    }

    /**
     * @param beats seconds in the stretch, two or more
     * @param heard what was heard without being told
     */
    BeatFit fit(double[] beats, double bpm, BeatGrid heard) {
        double[] heardTimes = heard.beats().stream().mapToDouble(Beat::seconds).toArray();
        Relation relation = Relation.of(bpm, heard.bpm());
        double heardFit = tracker.contrast(heardTimes);
        boolean misfit = contrast(beats, relation) < MISFIT_SHARE * heardFit;
        double offset = bestOffset(beats, bpm, misfit);
        double[] moved = moved(beats, offset);
        return new BeatFit(
                verdict(misfit, offset, heardFit),
                tracker.onOnset(beats),
                tracker.onOnset(heardTimes),
                offset,
                tracker.onOnset(moved),
                bpm,
                heard.bpm(),
                relation);
    }

    private static Verdict verdict(boolean misfit, double offset, double heardFit) {
        if (heardFit <= CLEAR) {
            return Verdict.UNCLEAR;
        }
        if (misfit) {
            return Verdict.MISFIT;
        }
        return offset == 0 ? Verdict.FITS : Verdict.OFFSET;
    }

    /** Of beats that are some times as many as those heard, of the best of their parts. */
    private double contrast(double[] beats, Relation relation) {
        int times =
                switch (relation) {
                    case DOUBLE -> 2;
                    case TRIPLE -> 3;
                    case FOUR_TIMES -> 4;
                    case SAME, HALF, THIRD, THREE_HALVES, TWO_THIRDS, QUARTER, OTHER -> 1;
                };
        double best = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < times; first++) {
            int from = first;
            double[] part =
                    IntStream.range(0, beats.length)
                            .filter(i -> i % times == from)
                            .mapToDouble(i -> beats[i])
                            .toArray();
            best = Math.max(best, tracker.contrast(part));
        }
        return best;
    }

    /**
     * 0 where no other offset is clearly better. Which of the strokes of a bar are its beats the
     * user knows better: as long as the given ones lie on any, only what is near is looked at.
     */
    private double bestOffset(double[] beats, double bpm, boolean misfit) {
        double half = Math.min(FARTHEST_SECONDS, 30 / bpm);
        double near = best(beats, Math.min(NEAR_SECONDS, half / 2));
        double here = height(beats, 0);
        if (misfit) {
            double far = best(beats, half);
            if (height(beats, far) > MUCH_BETTER * Math.max(here, height(beats, near))) {
                return far;
            }
        }
        boolean worthIt =
                Math.abs(near) >= LEAST_OFFSET_SECONDS
                        && height(beats, near) > CLEARLY_BETTER * here;
        return worthIt ? near : 0;
    }

    private double best(double[] beats, double reach) {
        double best = 0;
        double most = height(beats, 0);
        int steps = (int) (reach / STEP_SECONDS);
        for (int i = -steps; i <= steps; i++) {
            double height = height(beats, i * STEP_SECONDS);
            if (height > most) {
                most = height;
                best = i * STEP_SECONDS;
            }
        }
        return best;
    }

    /** Mean of the onset curve under the beats when they are moved. */
    private double height(double[] beats, double by) {
        int step = Math.ceilDiv(beats.length, MOST_BEATS);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < beats.length; i += step) {
            double at = (beats[i] + by + BeatRefiner.LATE_SECONDS) * Features.PER_SECOND;
            int frame = (int) Math.floor(at);
            if (frame >= 0 && frame + 1 < curve.length) {
                double part = at - frame;
                sum += (1 - part) * curve[frame] + part * curve[frame + 1];
            }
            count++;
        }
        return sum / Math.max(1, count);
    }

    private static double[] moved(double[] beats, double by) {
        return Arrays.stream(beats).map(beat -> beat + by).toArray();
    }

    private static float[] smooth(float[] onsets) {
        float[] smooth = new float[onsets.length];
        for (int k = -KERNEL_REACH; k <= KERNEL_REACH; k++) {
            double weight = Math.exp(-.5 * k * k / KERNEL_SIGMA / KERNEL_SIGMA);
            for (int f = Math.max(0, -k); f < Math.min(onsets.length, onsets.length - k); f++) {
                smooth[f] += (float) (weight * onsets[f + k]);
            }
        }
        return smooth;
    }
}
