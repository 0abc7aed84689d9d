package io.beatframe.music;

import java.util.Arrays;

/**
 * What a curve looks like through a bar, for one beat period: bumps on the beats and between them.
 * Of zero mean and unit variance over the bar, so that long and short beats compete fairly.
 */
final class BarTemplate {
    private BarTemplate() {}

    /**
     * A bump at a place in the bar.
     *
     * @param at in beats, from 0 to less than the beats of a bar
     */
    private record Bump(double at, double height) {}

    /**
     * A beat whatever its place: high on it, lower on its half, lower still on quarters and thirds.
     */
    static float[] beat(int period) {
        return shape(
                period,
                1,
                1.7,
                new Bump(0, 1),
                new Bump(.5, .35),
                new Bump(.25, .1),
                new Bump(.75, .1),
                new Bump(1. / 3, .1),
                new Bump(2. / 3, .2));
    }

    /**
     * A bar with a height for each of its beats.
     *
     * @param between the height half-way between two beats
     * @return a row for each beat of the bar
     */
    static float[][] bar(int period, double sigma, double[] heights, double between) {
        int meter = heights.length;
        Bump[] bumps = new Bump[2 * meter];
        for (int k = 0; k < meter; k++) {
            bumps[2 * k] = new Bump(k, heights[k]);
            bumps[2 * k + 1] = new Bump(k + .5, between);
        }
        float[] whole = shape(period, meter, sigma, bumps);
        float[][] rows = new float[meter][];
        for (int k = 0; k < meter; k++) {
            rows[k] = Arrays.copyOfRange(whole, k * period, (k + 1) * period);
        }
        return rows;
    }

    private static float[] shape(int period, int beats, double sigma, Bump... bumps) {
        int length = period * beats;
        float[] shape = new float[length];
        double mean = 0;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (Bump bump : bumps) {
                double away = Math.abs(i - bump.at * period);
                double distance = Math.min(away, length - away);
                sum += bump.height * Math.exp(-.5 * distance * distance / (sigma * sigma));
            }
            shape[i] = (float) sum;
            mean += sum / length;
        }
        double variance = 0;
        for (int i = 0; i < length; i++) {
            shape[i] -= (float) mean;
            variance += shape[i] * shape[i] / length;
        }
        for (int i = 0; i < length; i++) {
            shape[i] /= (float) Math.sqrt(variance);
        }
        return shape;
    }

    /** Backwards and twice over, so that a loop over slots reads it forwards from any phase. */
    static float[] reversed(float[] row) {
        int n = row.length;
        float[] reversed = new float[2 * n];
        for (int j = 0; j < 2 * n; j++) {
            reversed[j] = row[Math.floorMod(-j, n)];
        }
        return reversed;
    }
}
