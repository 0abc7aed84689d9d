package io.beatframe.grade;

import java.util.List;

/**
 * Where the cameras of a reel stand along one axis.
 *
 * @param means what each is off the middle, if they differ as much as cameras usually do
 * @param evidence for that and against all being the same, by shot: natural logarithms, whose sum
 *     is that of the likelihoods' ratio
 */
record CamerasAlong(double[] means, double[] evidence) {
    /** In camera variances. A content that varies less is the mean's, which nothing measures. */
    private static final double NOTHING = 1e-6;

    /** Two shots, compared. */
    record Pair(int one, int other, Comparison comparison) {
        double variance(Axis axis) {
            return comparison.variance()[axis.ordinal()];
        }
    }

    static CamerasAlong of(int n, List<Pair> pairs, Axis axis) {
        double[] total = totals(n, pairs, axis);
        double cameras = axis.cameraVariance();
        SymmetricMatrix.Eigen contents = SymmetricMatrix.eigen(contents(n, pairs, axis));
        double[] means = new double[n];
        double[] evidence = new double[n];
        for (int k = 0; k < n; k++) {
            double content = Math.max(0, contents.values()[k]);
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += contents.vectors()[i][k] * total[i];
            }
            double both = cameras + content;
            boolean measured = content > NOTHING * cameras;
            double squares = measured ? along * (1 / content - 1 / both) / 2 : 0;
            double widths = measured ? Math.log(both / content) / 2 : 0;
            for (int i = 0; i < n; i++) {
                double part = contents.vectors()[i][k];
                means[i] += part * along * cameras / both;
                evidence[i] += part * total[i] * squares - part * part * widths;
            }
        }
        return new CamerasAlong(means, evidence);
    }

    /** Camera and content of each shot, their mean 0: what agrees best with the measurements. */
    private static double[] totals(int n, List<Pair> pairs, Axis axis) {
        double[][] weights = new double[n][n];
        double[] sums = new double[n];
        double firm = 0;
        for (Pair pair : pairs) {
            double weight = 1 / pair.variance(axis);
            double apart = pair.comparison().apart()[axis.ordinal()];
            weights[pair.one()][pair.one()] += weight;
            weights[pair.other()][pair.other()] += weight;
            weights[pair.one()][pair.other()] -= weight;
            weights[pair.other()][pair.one()] -= weight;
            sums[pair.one()] += weight * apart;
            sums[pair.other()] -= weight * apart;
            firm = Math.max(firm, weight);
        }
        // Differences leave the mean open.
        for (double[] row : weights) {
            for (int j = 0; j < n; j++) {
                row[j] += (firm + 1) / n;
            }
        }
        return Cholesky.solve(weights, sums, 0);
    }

    /** How the shots' contents vary together, from how their differences do. */
    private static double[][] contents(int n, List<Pair> pairs, Axis axis) {
        double[][] doubt = new double[n][n];
        double unrelated = pairs.stream().mapToDouble(pair -> pair.variance(axis)).max().orElse(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                doubt[i][j] = i == j ? 0 : unrelated;
            }
        }
        for (Pair pair : pairs) {
            doubt[pair.one()][pair.other()] = pair.variance(axis);
            doubt[pair.other()][pair.one()] = pair.variance(axis);
        }
        // What was not compared is no farther apart than the comparisons that lead there.
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    doubt[i][j] = Math.min(doubt[i][j], doubt[i][k] + doubt[k][j]);
                }
            }
        }
        double[] rows = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i] += doubt[i][j] / n;
                all += doubt[i][j] / n / n;
            }
        }
        double[][] together = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                together[i][j] = (rows[i] + rows[j] - all - doubt[i][j]) / 2;
            }
        }
        return together;
    }
}
