package io.beatframe.music;

import java.util.Arrays;

/**
 * Splits the bars into stretches of one sound each: the split with the least variance within, where
 * each further stretch must be worth a clearly heard step (Bellman's dynamic programme). What
 * changes from bar to bar anyway, as a melody does, counts less.
 */
final class Segmentation {
    private static final int FEWEST_BARS = 2;
    private static final double LEAST_SECONDS = 3;

    /** Of one stretch more, in squares of clearly heard steps. */
    private static final double PENALTY = 5;

    /** How much a bar-to-bar change, squared, widens the step that must be exceeded. */
    private static final double NOISE_WEIGHT = 2;

    /** The median of a square of a normal variable, of which the difference has two. */
    private static final double MEDIAN_OF_SQUARED_DIFFERENCE = .91;

    private Segmentation() {}

    /**
     * @param most segments
     * @return the first bar of each segment, rising from 0
     */
    static int[] split(BarFeatures bars, int most) {
        int n = bars.bars();
        Costs costs = new Costs(steady(bars.vectors()));
        double[][] best = new double[most + 1][n + 1];
        int[][] from = new int[most + 1][n + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int k = 1; k <= most; k++) {
            for (int end = 1; end <= n; end++) {
                for (int start = 0; start < end; start++) {
                    if (longEnough(bars, start, end)) {
                        double cost = best[k - 1][start] + costs.of(start, end);
                        if (cost < best[k][end]) {
                            best[k][end] = cost;
                            from[k][end] = start;
                        }
                    }
                }
            }
        }
        int count = 1;
        for (int k = 2; k <= most; k++) {
            if (best[k][n] + k * PENALTY < best[count][n] + count * PENALTY) {
                count = k;
            }
        }
        int[] starts = new int[count];
        int end = n;
        for (int k = count; k > 0; k--) {
            starts[k - 1] = Double.isFinite(best[k][n]) ? from[k][end] : 0;
            end = starts[k - 1];
        }
        return starts;
    }

    /** Each dimension divided by the step that is heard in it above its own restlessness. */
    private static double[][] steady(double[][] vectors) {
        int n = vectors.length;
        double[][] scaled = new double[n][BarFeatures.SIZE];
        for (int d = 0; d < BarFeatures.SIZE; d++) {
            double[] squares = new double[Math.max(0, n - 1)];
            for (int b = 0; b + 1 < n; b++) {
                double difference = vectors[b + 1][d] - vectors[b][d];
                squares[b] = difference * difference;
            }
            Arrays.sort(squares);
            double noise = n < 2 ? 0 : squares[squares.length / 2] / MEDIAN_OF_SQUARED_DIFFERENCE;
            double step = Math.sqrt(1 + NOISE_WEIGHT * noise);
            for (int b = 0; b < n; b++) {
                scaled[b][d] = vectors[b][d] / step;
            }
        }
        return scaled;
    }

    private static boolean longEnough(BarFeatures bars, int start, int end) {
        double seconds = bars.starts()[end] - bars.starts()[start];
        return end - start >= FEWEST_BARS && seconds >= LEAST_SECONDS;
    }

    /** Sums of squares about the mean of any run of bars, from running sums. */
    private static final class Costs {
        private final double[][] sums;
        private final double[] squares;

        Costs(double[][] vectors) {
            int n = vectors.length;
            int size = n == 0 ? 0 : vectors[0].length;
            sums = new double[n + 1][size];
            squares = new double[n + 1];
            for (int i = 0; i < n; i++) {
                squares[i + 1] = squares[i];
                for (int d = 0; d < size; d++) {
                    sums[i + 1][d] = sums[i][d] + vectors[i][d];
                    squares[i + 1] += vectors[i][d] * vectors[i][d];
                }
            }
        }

        double of(int start, int end) {
            double cost = squares[end] - squares[start];
            for (int d = 0; d < sums[end].length; d++) {
                double sum = sums[end][d] - sums[start][d];
                cost -= sum * sum / (end - start);
            }
            return Math.max(0, cost);
        }
    }
}
