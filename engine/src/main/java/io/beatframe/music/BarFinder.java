package io.beatframe.music;

import java.util.Arrays;

/**
 * Finds the downbeats among given beats: where the net hears them, where the bass enters and the
 * harmony changes, with the backbeat on 2 and 4. The meter (4 or 3) is one for the song; the phase
 * may slip at a cost, so that one lost beat does not spoil the rest.
 */
final class BarFinder {
    private static final double THREE_PENALTY = .25;
    private static final double SLIP_COST = 30;

    /** Of the rules below, beside what the net says in natural logarithms. */
    private static final double RULES_WEIGHT = .5;

    private static final double BASS_HERTZ = 250;

    private BarFinder() {}

    /**
     * @param beats seconds in the stretch, rising
     * @return the position in the bar of each beat, from 1
     */
    static int[] positions(double[] beats, Features features, Activations net) {
        BeatFeatures heard = BeatFeatures.of(beats, features);
        double[] down = Arrays.stream(beats).map(net::downbeatNear).toArray();
        Bars four = best(heard, down, 4);
        Bars three = best(heard, down, 3);
        return three.score - THREE_PENALTY > four.score ? three.positions : four.positions;
    }

    @SuppressWarnings("ArrayRecordComponent") // a pair that never leaves this class
    private record Bars(int[] positions, double score) {}

    private static Bars best(BeatFeatures heard, double[] down, int meter) {
        int n = heard.size();
        double[][] score = new double[n][meter];
        int[][] from = new int[n][meter];
        for (int i = 0; i < n; i++) {
            for (int position = 0; position < meter; position++) {
                double best = 0;
                for (int before = 0; i > 0 && before < meter; before++) {
                    boolean next = (before + 1) % meter == position;
                    double value = score[i - 1][before] - (next ? 0 : SLIP_COST);
                    if (before == 0 || value > best) {
                        best = value;
                        from[i][position] = before;
                    }
                }
                score[i][position] = best + fit(heard, down, i, position, meter);
            }
        }
        int[] positions = new int[n];
        if (n == 0) {
            return new Bars(positions, 0);
        }
        int at = 0;
        for (int position = 1; position < meter; position++) {
            at = score[n - 1][position] > score[n - 1][at] ? position : at;
        }
        double total = score[n - 1][at] / n;
        for (int i = n - 1; i >= 0; i--) {
            positions[i] = at + 1;
            at = from[i][at];
        }
        return new Bars(positions, total);
    }

    private static double fit(BeatFeatures heard, double[] net, int beat, int position, int meter) {
        double accent =
                1 * heard.bassOnset()[beat]
                        + 1 * heard.harmonicChange()[beat]
                        + 1 * heard.bassChange()[beat];
        // Each term has zero mean over a bar, so that 3 and 4 compare.
        double down = position == 0 ? (meter - 1.) / meter : -1. / meter;
        double fit = down * accent * meter / (meter - 1.);
        if (meter == 4) {
            fit += .25 * (position % 2 == 1 ? 1 : -1) * heard.midOnset()[beat];
        }
        // Against what every beat would have if all were alike.
        double heardDown =
                position == 0
                        ? Math.log(net[beat] * meter)
                        : Math.log((1 - net[beat]) * meter / (meter - 1.));
        return RULES_WEIGHT * fit + heardDown;
    }

    /** Z-scores over the song of what is heard on each beat. */
    @SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
    record BeatFeatures(
            double[] bassOnset, double[] midOnset, double[] harmonicChange, double[] bassChange) {
        int size() {
            return bassOnset.length;
        }

        static BeatFeatures of(double[] beats, Features features) {
            int n = beats.length;
            int bassTones = bassTones(features.toneCount());
            double[] bassOnset = new double[n];
            double[] midOnset = new double[n];
            double[] harmony = new double[n];
            double[] bass = new double[n];
            double[] before = new double[features.toneCount()];
            for (int i = 0; i < n; i++) {
                int frame = frame(beats[i], features);
                int end = i + 1 < n ? frame(beats[i + 1], features) : features.frames();
                bassOnset[i] = greatest(features.low(), frame);
                midOnset[i] = greatest(features.mid(), frame);
                double[] now = meanTones(features, frame, Math.min(end, frame + 150));
                harmony[i] = i == 0 ? 0 : distance(before, now, 0, now.length);
                bass[i] = i == 0 ? 0 : distance(before, now, 0, bassTones);
                before = now;
            }
            return new BeatFeatures(
                    standardised(bassOnset),
                    standardised(midOnset),
                    standardised(harmony),
                    standardised(bass));
        }

        private static int bassTones(int toneCount) {
            double octaves = Math.log(BASS_HERTZ / 80) / Math.log(2);
            return (int) Math.round(toneCount * octaves / (Math.log(3000. / 80) / Math.log(2)));
        }

        private static int frame(double seconds, Features features) {
            int frame = (int) Math.round(seconds * Features.PER_SECOND);
            return Math.clamp(frame, 0, features.frames() - 1);
        }

        private static double greatest(float[] onsets, int frame) {
            double best = 0;
            for (int f = Math.max(0, frame - 3); f <= Math.min(onsets.length - 1, frame + 3); f++) {
                best = Math.max(best, onsets[f]);
            }
            return best;
        }

        private static double[] meanTones(Features features, int from, int to) {
            double[] mean = new double[features.toneCount()];
            for (int f = from; f < to; f++) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += features.tones()[f * mean.length + i];
                }
            }
            return mean;
        }

        private static double distance(double[] a, double[] b, int from, int to) {
            double ab = 0;
            double aa = 0;
            double bb = 0;
            for (int i = from; i < to; i++) {
                ab += a[i] * b[i];
                aa += a[i] * a[i];
                bb += b[i] * b[i];
            }
            return aa > 0 && bb > 0 ? 1 - ab / Math.sqrt(aa * bb) : 0;
        }

        private static double[] standardised(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double variance =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
            double deviation = Math.sqrt(variance);
            return Arrays.stream(values)
                    .map(v -> deviation > 1e-9 ? Math.clamp((v - mean) / deviation, -3, 3) : 0)
                    .toArray();
        }
    }
}
