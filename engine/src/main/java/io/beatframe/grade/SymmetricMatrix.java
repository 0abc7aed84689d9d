package io.beatframe.grade;

import java.util.function.DoubleUnaryOperator;

/** Functions of small symmetric matrices, by Jacobi rotations. */
final class SymmetricMatrix {
    private static final int MOST_SWEEPS = 30;
    private static final double NOTHING = 1e-18;

    private SymmetricMatrix() {}

    /**
     * A matrix seen along its own axes.
     *
     * @param values its eigenvalues
     * @param vectors in columns, of length 1, in the same order
     */
    record Eigen(double[] values, double[][] vectors) {}

    static Eigen eigen(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        boolean turned = true;
        for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
            turned = false;
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) >= NOTHING) {
                        rotate(a, v, p, q);
                        turned = true;
                    }
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new Eigen(values, v);
    }

    /** The matrix with the same axes, and each eigenvalue replaced by its image. */
    static double[][] map(double[][] matrix, DoubleUnaryOperator function) {
        int n = matrix.length;
        Eigen eigen = eigen(matrix);
        double[][] result = new double[n][n];
        for (int k = 0; k < n; k++) {
            double image = function.applyAsDouble(eigen.values[k]);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    result[i][j] += eigen.vectors[i][k] * image * eigen.vectors[j][k];
                }
            }
        }
        return result;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
    }
}
