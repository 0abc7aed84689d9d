package io.beatframe.grade;

import static io.beatframe.grade.ColourQuantiles.DIRECTIONS;
import static io.beatframe.grade.ColourQuantiles.QUANTILES;
import static io.beatframe.grade.MatchModel.PARAMETERS;

/**
 * The distance of a corrected shot to its goal, quantile by quantile, and how it changes with each
 * parameter. The change of a quantile is the mean change of the pixels about its rank, so that one
 * sorting serves all six derivatives.
 */
final class Linearised {
    private final MatchModel model;
    private final double[] goal;
    private final double[][] colours;
    private final double[][][] slopes;
    private final double[] residuals = new double[DIRECTIONS * QUANTILES];
    private final double[][] jacobian = new double[PARAMETERS][DIRECTIONS * QUANTILES];
    private final int[][] order;
    private final long[] keys;

    Linearised(MatchModel model, double[] goal) {
        this.model = model;
        this.goal = goal;
        int pixels = model.pixels();
        this.colours = new double[3][pixels];
        this.slopes = new double[PARAMETERS][3][pixels];
        this.order = new int[DIRECTIONS][pixels];
        this.keys = new long[pixels];
    }

    double[] residuals() {
        return residuals;
    }

    /** By parameter, then residual. */
    double[][] jacobian() {
        return jacobian;
    }

    void at(double[] theta) {
        model.colours(theta, colours);
        for (int d = 0; d < DIRECTIONS; d++) {
            ColourQuantiles.sort(colours, d, order[d], keys);
        }
        project(colours, residuals);
        for (int r = 0; r < residuals.length; r++) {
            residuals[r] -= goal[r];
        }
    }

    /** About the point of the last {@link #at}. */
    void differentiate(double[] theta) {
        model.slopes(theta, colours, slopes);
        for (int p = 0; p < PARAMETERS; p++) {
            project(slopes[p], jacobian[p]);
        }
    }

    private void project(double[][] values, double[] table) {
        for (int d = 0; d < DIRECTIONS; d++) {
            double[] direction = ColourQuantiles.direction(d);
            for (int q = 0; q < QUANTILES; q++) {
                int from = ColourQuantiles.from(q, keys.length);
                int to = ColourQuantiles.to(q, keys.length);
                double l = 0;
                double a = 0;
                double b = 0;
                for (int rank = from; rank < to; rank++) {
                    int i = order[d][rank];
                    l += values[0][i];
                    a += values[1][i];
                    b += values[2][i];
                }
                table[d * QUANTILES + q] =
                        (direction[0] * l + direction[1] * a + direction[2] * b) / (to - from);
            }
        }
    }
}
