package io.beatframe.grade;

/** Small symmetric positive definite systems. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves {@code (m + damping · diag(m)) x = y}.
     *
     * @param m its lower triangle counts; not changed
     */
    static double[] solve(double[][] m, double[] y, double damping) {
        int n = y.length;
        double[][] root = new double[n][n];
        double[] x = y.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? m[i][i] * (1 + damping) : m[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / root[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= root[i][k] * x[k];
            }
            x[i] /= root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }
}
