package io.beatframe.testing;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well beats fit the truth, as mir_eval defines it (Raffel et al. 2014; Davies, Degara and
 * Plumbley 2009): both without their first five seconds.
 *
 * @param wide F-measure within 70 ms
 * @param tight within 25 ms
 * @param correctLevel CMLt: the share of beats in continuity at the true metrical level
 * @param anyLevel AMLt: the same at the best of the true, double, half and off-beat level
 * @param medianError of the matched beats, absolute, seconds; empty when none match
 * @param meanOffset of the matched beats, signed (positive: late), seconds
 * @param precisionTight the share of the beats found within 25 ms of a true one; empty when none
 *     are found
 */
public record BeatScore(
        double wide,
        double tight,
        double correctLevel,
        double anyLevel,
        OptionalDouble medianError,
        OptionalDouble meanOffset,
        OptionalDouble precisionTight) {
    private static final double TRIM_SECONDS = 5;
    private static final double CONTINUITY = .175;

    public static BeatScore of(double[] truth, double[] found) {
        double[] reference = trimmed(truth);
        double[] estimate = trimmed(found);
        double[] errors = matchedErrors(reference, estimate, .07);
        double[] absolute = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        double correct = continuity(reference, estimate);
        double any = correct;
        double[] twice = doubled(reference);
        for (double[] level :
                new double[][] {
                    twice, every2nd(twice, 1), every2nd(reference, 0), every2nd(reference, 1)
                }) {
            any = Math.max(any, continuity(level, estimate));
        }
        int tight = matchedErrors(reference, estimate, .025).length;
        return new BeatScore(
                fMeasure(reference, estimate, .07),
                fMeasure(reference, estimate, .025),
                correct,
                any,
                absolute.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(absolute[absolute.length / 2]),
                Arrays.stream(errors).average(),
                estimate.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) tight / estimate.length));
    }

    /** F-measure after trimming. */
    public static double f(double[] truth, double[] found) {
        return fMeasure(trimmed(truth), trimmed(found), .07);
    }

    private static double[] trimmed(double[] beats) {
        return Arrays.stream(beats).filter(b -> b >= TRIM_SECONDS).toArray();
    }

    private static double fMeasure(double[] reference, double[] estimate, double window) {
        if (reference.length == 0 || estimate.length == 0) {
            return 0;
        }
        int hits = matchedErrors(reference, estimate, window).length;
        return 2. * hits / (reference.length + estimate.length);
    }

    /** Greedy in time, which is the largest matching when both rise. */
    private static double[] matchedErrors(double[] reference, double[] estimate, double window) {
        double[] errors = new double[Math.min(reference.length, estimate.length)];
        int hits = 0;
        int r = 0;
        int e = 0;
        while (r < reference.length && e < estimate.length) {
            double error = estimate[e] - reference[r];
            if (Math.abs(error) <= window) {
                errors[hits++] = error;
                r++;
                e++;
            } else if (error < 0) {
                e++;
            } else {
                r++;
            }
        }
        return Arrays.copyOf(errors, hits);
    }

    private static double continuity(double[] reference, double[] estimate) {
        if (reference.length < 2 || estimate.length < 2) {
            return 0;
        }
        boolean[] used = new boolean[reference.length];
        int successes = 0;
        for (int m = 0; m < estimate.length; m++) {
            int nearest = nearest(reference, estimate[m]);
            if (used[nearest]) {
                continue;
            }
            boolean first = m == 0 || nearest == 0;
            int a = first ? nearest + 1 : nearest;
            int b = first ? m + 1 : m;
            if (a >= reference.length || b >= estimate.length) {
                continue;
            }
            double interval = reference[a] - reference[a - 1];
            double phase = Math.abs(estimate[m] - reference[nearest]) / interval;
            double period = Math.abs(1 - (estimate[b] - estimate[b - 1]) / interval);
            if (phase < CONTINUITY && period < CONTINUITY) {
                used[nearest] = true;
                successes++;
            }
        }
        return (double) successes / Math.max(reference.length, estimate.length);
    }

    private static int nearest(double[] sorted, double value) {
        int best = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (Math.abs(sorted[i] - value) < Math.abs(sorted[best] - value)) {
                best = i;
            }
        }
        return best;
    }

    private static double[] doubled(double[] beats) {
        double[] twice = new double[Math.max(0, 2 * beats.length - 1)];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = i % 2 == 0 ? beats[i / 2] : (beats[i / 2] + beats[i / 2 + 1]) / 2;
        }
        return twice;
    }

    private static double[] every2nd(double[] beats, int from) {
        double[] half = new double[Math.max(0, (beats.length - from + 1) / 2)];
        for (int i = 0; i < half.length; i++) {
            half[i] = beats[from + 2 * i];
        }
        return half;
    }
}
