package io.beatframe.music;

import java.util.ArrayList;
import java.util.List;

/**
 * The bars of the song and how each sounds: loudness, timbre and density, each in units in which a
 * step of 1 is clearly heard.
 *
 * @param starts seconds in the stretch; one more than there are bars, the last is the end
 * @param vectors a vector of {@value #SIZE} numbers a bar
 * @param decibels loudness
 * @param density natural logarithm of the onsets of all bands
 * @param bassOnsets below 160 Hz, mean of the frames
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record BarFeatures(
        double[] starts,
        double[][] vectors,
        double[] decibels,
        double[] density,
        double[] bassOnsets) {
    static final int SIZE = Features.BANDS + 3;
    private static final double LOUD_STEP_DECIBELS = 3;
    private static final double BAND_STEP = .15;
    private static final double DENSITY_STEP = .5;

    /** Deeper, all is equally quiet. */
    private static final double QUIET_BELOW_LOUDEST = 24;

    private static final double SILENCE = 1e-7;

    int bars() {
        return vectors.length;
    }

    /**
     * @param downbeats seconds in the stretch; what sounds before the first is a bar of its own
     */
    static BarFeatures of(List<Double> downbeats, Features features) {
        List<Double> starts = new ArrayList<>();
        starts.add(0.);
        for (double downbeat : downbeats) {
            // A sliver before the first downbeat or after the last is part of its neighbour.
            if (downbeat - starts.getLast() > .8 && features.seconds() - downbeat > .8) {
                starts.add(downbeat);
            } else if (starts.size() == 1 && downbeat <= .8 && downbeat > 0) {
                starts.set(0, downbeat);
            }
        }
        starts.add(features.seconds());
        double[] edges = starts.stream().mapToDouble(Double::doubleValue).toArray();
        int bars = edges.length - 1;
        double[][] vectors = new double[bars][];
        double[] decibels = new double[bars];
        double[] density = new double[bars];
        double[] bassOnsets = new double[bars];
        double floor = loudest(features) - QUIET_BELOW_LOUDEST;
        for (int b = 0; b < bars; b++) {
            int from = frame(edges[b], features);
            int to = Math.max(from + 1, frame(edges[b + 1], features));
            decibels[b] =
                    Math.max(floor, 10 * Math.log10(mean(features.power(), from, to) + SILENCE));
            bassOnsets[b] = mean(features.low(), from, to);
            double bass = Math.log(.5 + bassOnsets[b]);
            density[b] =
                    Math.log(
                            1
                                    + bassOnsets[b]
                                    + mean(features.mid(), from, to)
                                    + mean(features.high(), from, to));
            vectors[b] = new double[SIZE];
            vectors[b][0] = decibels[b] / LOUD_STEP_DECIBELS;
            vectors[b][1] = density[b] / DENSITY_STEP;
            vectors[b][2] = bass / DENSITY_STEP;
            for (int k = 0; k < Features.BANDS; k++) {
                double sum = 0;
                for (int f = from; f < to; f++) {
                    sum += features.bands()[f * Features.BANDS + k];
                }
                vectors[b][3 + k] = sum / (to - from) / BAND_STEP / 2;
            }
        }
        return new BarFeatures(edges, vectors, decibels, density, bassOnsets);
    }

    /** Of all seconds, in decibels. */
    private static double loudest(Features features) {
        double most = 0;
        for (int f = 0;
                f + Features.PER_SECOND <= features.frames();
                f += Features.PER_SECOND / 2) {
            most = Math.max(most, mean(features.power(), f, f + Features.PER_SECOND));
        }
        return 10 * Math.log10(most + SILENCE);
    }

    private static int frame(double seconds, Features features) {
        return Math.clamp(Math.round(seconds * Features.PER_SECOND), 0, features.frames() - 1);
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
