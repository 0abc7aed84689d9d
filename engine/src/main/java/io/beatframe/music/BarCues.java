package io.beatframe.music;

import java.util.Arrays;

/**
 * What is heard on each beat of where the bars begin. All but the net's are z-scores over the song,
 * of −3 to 3.
 *
 * @param bassOnset how hard the bass enters
 * @param bassChange how the bass differs between the 1, 2 and 4 beats before and those from here on
 * @param phrase how the harmony differs between the 4 and 8 beats before and those from here on
 * @param midOnset how hard the middle enters: snares
 * @param net its log odds that this beat is a downbeat
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record BarCues(
        double[] bassOnset, double[] bassChange, double[] phrase, double[] midOnset, double[] net) {
    private static final double BASS_HERTZ = 250;
    private static final int LONGEST_BEAT = 3 * Features.PER_SECOND / 2;

    /** Frames by which an onset may lie beside its beat. */
    private static final int NEAR = 3;

    private static final double MOST = 3;

    int beats() {
        return net.length;
    }

    /**
     * @param beats seconds in the stretch, rising
     */
    static BarCues of(double[] beats, Features features, Activations net) {
        int n = beats.length;
        int[] frames = new int[n];
        double[][] tones = new double[n][];
        for (int i = 0; i < n; i++) {
            frames[i] = frame(beats[i], features);
            int end = i + 1 < n ? frame(beats[i + 1], features) : features.frames();
            tones[i] = meanTones(features, frames[i], Math.min(end, frames[i] + LONGEST_BEAT));
        }
        int all = features.toneCount();
        int bass = bassTones(all);
        return new BarCues(
                standardised(greatest(features.low(), frames)),
                mean(change(tones, 1, bass), change(tones, 2, bass), change(tones, 4, bass)),
                mean(change(tones, 4, all), change(tones, 8, all)),
                standardised(greatest(features.mid(), frames)),
                Arrays.stream(beats)
                        .map(net::downbeatNear)
                        .map(share -> Math.log(share / (1 - share)))
                        .toArray());
    }

    /** Of the lowest tones so many are bass. */
    private static int bassTones(int toneCount) {
        double octaves = Math.log(BASS_HERTZ / FeatureExtractor.LOWEST_TONE);
        double allOctaves = Math.log(FeatureExtractor.HIGHEST_TONE / FeatureExtractor.LOWEST_TONE);
        return (int) Math.round(toneCount * octaves / allOctaves);
    }

    private static int frame(double seconds, Features features) {
        int frame = (int) Math.round(seconds * Features.PER_SECOND);
        return Math.clamp(frame, 0, features.frames() - 1);
    }

    private static double[] greatest(float[] onsets, int[] frames) {
        double[] greatest = new double[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int last = Math.min(onsets.length - 1, frames[i] + NEAR);
            for (int f = Math.max(0, frames[i] - NEAR); f <= last; f++) {
                greatest[i] = Math.max(greatest[i], onsets[f]);
            }
        }
        return greatest;
    }

    private static double[] meanTones(Features features, int from, int to) {
        double[] mean = new double[features.toneCount()];
        for (int f = from; f < to; f++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (double) features.tones()[f * mean.length + i] / (to - from);
            }
        }
        return mean;
    }

    /**
     * Standardised, for each beat one minus the cosine between the mean tones before and from it.
     *
     * @param reach beats on either side
     * @param tones of the lowest tones so many are heard
     */
    private static double[] change(double[][] beats, int reach, int tones) {
        int n = beats.length;
        double[] change = new double[n];
        for (int i = 1; i < n; i++) {
            int near = Math.min(reach, Math.min(i, n - i));
            change[i] = distance(sum(beats, i - near, i, tones), sum(beats, i, i + near, tones));
        }
        return standardised(change);
    }

    private static double[] sum(double[][] beats, int from, int to, int tones) {
        double[] sum = new double[tones];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < tones; k++) {
                sum[k] += beats[i][k];
            }
        }
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
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
                .map(v -> deviation > 1e-9 ? Math.clamp((v - mean) / deviation, -MOST, MOST) : 0)
                .toArray();
    }

    private static double[] mean(double[]... curves) {
        double[] mean = new double[curves[0].length];
        for (double[] curve : curves) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += curve[i] / curves.length;
            }
        }
        return mean;
    }
}
