package io.beatframe.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Matches all shots of a reel to each other at once.
 *
 * <p>Shots are compared in pairs; each comparison measures how far two cameras stood apart, and
 * errs by how far the contents do. How much it errs is known from what the comparison leaves over
 * (measured on made distortions of real pictures). So a shot's number is a camera's plus a
 * content's, and contents vary together where they are alike: the camera's part is what kriging
 * finds (Matheron 1963). Shots of one scene come together fully, two scenes each within itself and
 * a little to the other, and unrelated shots hardly move.
 */
final class ReelMatch {
    /** Up to so many shots, each is compared with each. */
    private static final int FEW = 7;

    private static final int NEIGHBOURS = 3;

    /** Two shots, compared. */
    private record Pair(int one, int other, Comparison comparison) {
        double variance(Axis axis) {
            return comparison.variance()[axis.ordinal()];
        }
    }

    private ReelMatch() {}

    /** One per shot, in order; together they neither brighten nor colour the reel. */
    static List<Correction> corrections(List<ShotSample> shots, Workers workers) {
        List<Integer> lit =
                IntStream.range(0, shots.size())
                        .filter(shot -> !shots.get(shot).black())
                        .boxed()
                        .toList();
        List<ShotSample> seen = lit.stream().map(shots::get).toList();
        double[][] theta = cameras(seen.size(), compared(seen, workers));
        List<Correction> corrections = new ArrayList<>();
        for (int shot = 0; shot < shots.size(); shot++) {
            int at = lit.indexOf(shot);
            corrections.add(at < 0 ? Correction.NONE : MatchFit.within(shots.get(shot), theta[at]));
        }
        return corrections;
    }

    private static List<Pair> compared(List<ShotSample> shots, Workers workers) {
        return workers.map(
                pairs(shots.stream().map(ShotSample::quantiles).toList()),
                pair ->
                        new Pair(
                                pair[0],
                                pair[1],
                                Comparison.of(shots.get(pair[0]), shots.get(pair[1]))),
                progress -> {});
    }

    /** Each with each; in a long reel each with its nearest, and all with the middlemost. */
    private static List<int[]> pairs(List<double[]> tables) {
        int shots = tables.size();
        int medoid = medoid(tables);
        List<int[]> pairs = new ArrayList<>();
        for (int one = 0; one < shots; one++) {
            List<Integer> near = nearest(tables, one);
            for (int other = 0; other < one; other++) {
                boolean compared =
                        shots <= FEW
                                || one == medoid
                                || other == medoid
                                || near.contains(other)
                                || nearest(tables, other).contains(one);
                if (compared) {
                    pairs.add(new int[] {one, other});
                }
            }
        }
        return pairs;
    }

    private static List<Integer> nearest(List<double[]> tables, int shot) {
        return IntStream.range(0, tables.size())
                .filter(other -> other != shot)
                .boxed()
                .sorted(
                        Comparator.comparingDouble(other ->
                                ColourQuantiles.distance(tables.get(shot), tables.get(other))))
                .limit(NEIGHBOURS)
                .toList();
    }

    /** Which table is nearest to all others. */
    private static int medoid(List<double[]> tables) {
        int medoid = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tables.size(); i++) {
            double sum = 0;
            for (double[] other : tables) {
                sum += ColourQuantiles.distance(tables.get(i), other);
            }
            if (sum < least) {
                least = sum;
                medoid = i;
            }
        }
        return medoid;
    }

    /** Per shot, in the order of {@link MatchModel}. */
    private static double[][] cameras(int n, List<Pair> pairs) {
        double[][] along = new double[n][Axis.values().length];
        for (Axis axis : Axis.values()) {
            double[] camera = camera(n, pairs, axis);
            for (int i = 0; i < n; i++) {
                along[i][axis.ordinal()] = camera[i];
            }
        }
        return Arrays.stream(along).map(Axis::theta).toArray(double[][]::new);
    }

    private static double[] camera(int n, List<Pair> pairs, Axis axis) {
        double[] total = totals(n, pairs, axis);
        double variance = axis.cameraVariance();
        double[][] gain =
                SymmetricMatrix.map(
                        contents(n, pairs, axis),
                        content -> variance / (variance + Math.max(0, content)));
        double[] camera = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                camera[i] += gain[i][j] * total[j];
            }
        }
        return camera;
    }

    /** Camera and content of each shot, their mean 0: what agrees best with the measurements. */
    private static double[] totals(int n, List<Pair> pairs, Axis axis) {
        double[][] weights = new double[n][n];
        double[] sums = new double[n];
        double firm = 0;
        for (Pair pair : pairs) {
            double weight = 1 / pair.variance(axis);
            double apart = pair.comparison.apart()[axis.ordinal()];
            weights[pair.one][pair.one] += weight;
            weights[pair.other][pair.other] += weight;
            weights[pair.one][pair.other] -= weight;
            weights[pair.other][pair.one] -= weight;
            sums[pair.one] += weight * apart;
            sums[pair.other] -= weight * apart;
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
            doubt[pair.one][pair.other] = pair.variance(axis);
            doubt[pair.other][pair.one] = pair.variance(axis);
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
