package io.beatframe.music;

import java.util.Arrays;

/**
 * Moves beats from whole frames onto the onsets they belong to. Each is drawn to the middle of the
 * onsets around it, the stronger the more it sounds, and all hang together: a beat with no onset of
 * its own, or with one that is early, stands where its neighbours say. Nothing here chooses between
 * peaks, so that a small change of the sound, as by lossy coding, moves a beat by little.
 */
final class BeatRefiner {
    /** How far each beat looks for onsets, pass by pass: standard deviations in frames. */
    private static final double[] WIDTHS = {3, 2.5, 2, 1.7, 1.5, 1.5};

    private static final int REACH = 6;

    /**
     * Against the onsets' pull, for a period that stays as it is from beat to beat: of the square
     * of its relative change, in the middle of three beats.
     */
    private static final double STIFFNESS = 75_000;

    /** Of a beat with no onset at all, so that there is always one solution. */
    private static final double LEAST_WEIGHT = 1e-6;

    /** Onsets of this strength and less, of RMS 1, are no strokes but the rustle between them. */
    private static final float RUSTLE = .5f;

    /** Where a file starts or stops it has onsets that are none of the music. */
    private static final int EDGE = 4;

    /** The middle of an onset lies so long after the attack begins, on songs with exact truth. */
    static final double LATE_SECONDS = .0035;

    private BeatRefiner() {}

    /**
     * @param beatFrames rising
     * @param onsets of RMS 1
     */
    static double[] seconds(int[] beatFrames, float[] onsets) {
        double[] frames = Arrays.stream(beatFrames).asDoubleStream().toArray();
        float[] strokes = strokes(onsets);
        for (double width : WIDTHS) {
            frames = drawn(frames, strokes, width);
        }
        double[] seconds = new double[frames.length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = Math.max(0, frames[i] / Features.PER_SECOND - LATE_SECONDS);
        }
        return seconds;
    }

    private static float[] strokes(float[] onsets) {
        float[] strokes = new float[onsets.length];
        for (int f = EDGE; f < onsets.length - EDGE; f++) {
            float above = Math.max(0, onsets[f] - RUSTLE);
            strokes[f] = above * above;
        }
        return strokes;
    }

    private static double[] drawn(double[] frames, float[] strokes, double width) {
        double[] weights = new double[frames.length];
        double[] moments = new double[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int middle = (int) Math.round(frames[i]);
            double moment = 0;
            double weight = 0;
            for (int f = Math.max(0, middle - REACH);
                    f <= Math.min(strokes.length - 1, middle + REACH);
                    f++) {
                double away = (f - frames[i]) / width;
                double share = Math.exp(-.5 * away * away) * strokes[f];
                weight += share;
                moment += share * f;
            }
            weights[i] = weight + LEAST_WEIGHT;
            moments[i] = moment + LEAST_WEIGHT * frames[i];
        }
        return evened(frames, weights, moments);
    }

    /**
     * The frames x that make Σ w (x − m/w)² + stiffness · Σ (change of the period / period)² least:
     * a linear system of five diagonals, solved by its LDLᵀ.
     */
    private static double[] evened(double[] frames, double[] weights, double[] moments) {
        int n = weights.length;
        double[] diagonal = weights.clone();
        double[] next = new double[n];
        double[] second = new double[n];
        for (int i = 0; i + 2 < n; i++) {
            double period = (frames[i + 2] - frames[i]) / 2;
            double stiffness = STIFFNESS / (period * period);
            diagonal[i] += stiffness;
            diagonal[i + 1] += 4 * stiffness;
            diagonal[i + 2] += stiffness;
            next[i] -= 2 * stiffness;
            next[i + 1] -= 2 * stiffness;
            second[i] += stiffness;
        }
        double[] x = moments.clone();
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                double carried = next[i - 1] * diagonal[i - 1];
                diagonal[i] -= next[i - 1] * carried;
                next[i] -= second[i - 1] * carried;
                x[i] -= next[i - 1] * x[i - 1];
            }
            if (i > 1) {
                diagonal[i] -= second[i - 2] * second[i - 2] * diagonal[i - 2];
                x[i] -= second[i - 2] * x[i - 2];
            }
            next[i] /= diagonal[i];
            second[i] /= diagonal[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= diagonal[i];
            x[i] -= i + 1 < n ? next[i] * x[i + 1] : 0;
            x[i] -= i + 2 < n ? second[i] * x[i + 2] : 0;
        }
        return x;
    }
}
