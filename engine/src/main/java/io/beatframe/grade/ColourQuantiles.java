package io.beatframe.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The colours of a shot as a cloud seen from 16 sides: 33 quantiles (2 to 98 %) of the projections
 * of its pixels on 16 fixed directions of Oklab × (1, 2.5, 2.5). The distance of two such tables is
 * the sliced Wasserstein distance of the clouds (Bonneel et al. 2015). A quantile is the mean of
 * the pixels about its rank, so that it moves smoothly.
 */
final class ColourQuantiles {
    static final int DIRECTIONS = 16;
    static final int QUANTILES = 33;
    static final double CHROMA_SCALE = 2.5;
    private static final double FIRST = 0.02;
    private static final double LAST = 0.98;
    private static final double[][] DIRECTION = directions();

    private ColourQuantiles() {}

    private static double[][] directions() {
        Random random = new Random(20_240_607);
        double[][] directions = new double[DIRECTIONS][3];
        for (int d = 0; d < DIRECTIONS; d++) {
            if (d < 3) {
                directions[d][d] = 1;
                continue;
            }
            double square = 0;
            for (int i = 0; i < 3; i++) {
                directions[d][i] = random.nextGaussian();
                square += directions[d][i] * directions[d][i];
            }
            for (int i = 0; i < 3; i++) {
                directions[d][i] /= Math.sqrt(square);
            }
        }
        return directions;
    }

    static double[] direction(int index) {
        return DIRECTION[index];
    }

    /** First of the ranks about quantile {@code q}, out of {@code n}. */
    static int from(int q, int n) {
        double step = (LAST - FIRST) / (QUANTILES - 1);
        return (int) Math.max(0, Math.round(n * (FIRST + step * (q - 0.5))));
    }

    /** The rank after the last. */
    static int to(int q, int n) {
        double step = (LAST - FIRST) / (QUANTILES - 1);
        return (int) Math.min(n, Math.round(n * (FIRST + step * (q + 0.5))));
    }

    /**
     * The pixels in the order of their projections.
     *
     * @param colours three rows: L, scaled a, scaled b
     * @param order filled with pixel numbers
     * @param keys scratch as long
     */
    static void sort(double[][] colours, int direction, int[] order, long[] keys) {
        double[] d = DIRECTION[direction];
        for (int i = 0; i < order.length; i++) {
            float at = (float) (d[0] * colours[0][i] + d[1] * colours[1][i] + d[2] * colours[2][i]);
            int bits = Float.floatToIntBits(at);
            int ordered = bits < 0 ? ~bits & 0x7fffffff : bits | 0x80000000;
            // Unsigned order of `ordered`, as signed order of a long.
            keys[i] = (ordered & 0xffffffffL) << 31 | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) (keys[i] & 0x7fffffff);
        }
    }

    /** The table, row after row: {@code DIRECTIONS × QUANTILES} numbers. */
    static double[] of(double[][] colours) {
        int n = colours[0].length;
        double[] table = new double[DIRECTIONS * QUANTILES];
        int[] order = new int[n];
        long[] keys = new long[n];
        for (int d = 0; d < DIRECTIONS; d++) {
            sort(colours, d, order, keys);
            for (int q = 0; q < QUANTILES; q++) {
                table[d * QUANTILES + q] = mean(colours, DIRECTION[d], order, q);
            }
        }
        return table;
    }

    /** Of coded R, G, B, pixel after pixel. */
    static double[] ofCode(double[] rgb) {
        return of(new MatchModel(rgb).colours(new double[MatchModel.PARAMETERS]));
    }

    private static double mean(double[][] colours, double[] direction, int[] order, int q) {
        int from = from(q, order.length);
        int to = to(q, order.length);
        double sum = 0;
        for (int rank = from; rank < to; rank++) {
            int i = order[rank];
            sum +=
                    direction[0] * colours[0][i]
                            + direction[1] * colours[1][i]
                            + direction[2] * colours[2][i];
        }
        return sum / (to - from);
    }

    /** Root mean square difference: the sliced Wasserstein distance. */
    static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / one.length);
    }

    /** Quantile by quantile: the middle of all shots, the "barycentre" of their clouds. */
    static double[] median(List<double[]> tables) {
        double[] median = new double[tables.getFirst().length];
        double[] values = new double[tables.size()];
        for (int i = 0; i < median.length; i++) {
            for (int t = 0; t < values.length; t++) {
                values[t] = tables.get(t)[i];
            }
            Arrays.sort(values);
            int middle = values.length / 2;
            median[i] =
                    values.length % 2 == 1
                            ? values[middle]
                            : (values[middle - 1] + values[middle]) / 2;
        }
        return median;
    }
}
