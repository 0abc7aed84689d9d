package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.BLUE;
import static io.beatframe.grade.MatchModel.CONTRAST;
import static io.beatframe.grade.MatchModel.EXPOSURE;
import static io.beatframe.grade.MatchModel.OFFSET;
import static io.beatframe.grade.MatchModel.PARAMETERS;
import static io.beatframe.grade.MatchModel.RED;
import static io.beatframe.grade.MatchModel.SATURATION;

import java.util.ArrayList;
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

    /**
     * How far cameras vary, and contents at most; {@link Axis#doubt} says what lies between.
     * Contents are set a quarter wider than measured: what that costs alike shots is little, and it
     * takes a quarter from the harm to shots that need nothing.
     */
    private enum Axis {
        BLACK(0.004, 0.023, 0.060, 0.0015),
        LIGHT(0.29, 1.40, 0.043, 0.03),
        WARMTH(0.19, 0.98, 0.050, 0.02),
        TINT(0.09, 0.34, 0.033, 0.005),
        HARDNESS(0.10, 0.39, 0.026, 0.005),
        COLOUR(0.11, 0.44, 0.032, 0.005);

        private final double camera;
        private final double content;
        private final double half;
        private final double least;

        /**
         * @param camera standard deviation between cameras
         * @param content between the measured difference of two unrelated contents
         * @param half what a comparison leaves over where half of that variance is met
         * @param least between the measured differences of one content
         */
        Axis(double camera, double content, double half, double least) {
            this.camera = camera;
            this.content = content;
            this.half = half;
            this.least = least;
        }

        /** Variance of a measured difference. */
        double doubt(double left) {
            double unlike = left * left / (left * left + half * half);
            return content * content * unlike + least * least;
        }
    }

    /** How much of the light's colour is taken from {@link WhiteCue} where contents differ. */
    private static final double CUE_WARMTH = 0.45;

    private static final double CUE_TINT = 0.5;
    private static final double CUE_HALF = 0.007;

    /** What a comparison of shots that were not compared would have left over. */
    private static final double UNRELATED = 0.08;

    /** Two shots, the second's colours less the first's. */
    private record Pair(int one, int other, double[] apart, double left) {}

    private ReelMatch() {}

    /** One per shot, in order; together they neither brighten nor colour the reel. */
    static List<Correction> corrections(List<ShotSample> shots, Workers workers) {
        List<Integer> lit =
                IntStream.range(0, shots.size())
                        .filter(shot -> !shots.get(shot).black())
                        .boxed()
                        .toList();
        List<ShotSample> seen = lit.stream().map(shots::get).toList();
        double[][] theta = camera(seen, measured(seen, workers));
        List<Correction> corrections = new ArrayList<>();
        for (int shot = 0; shot < shots.size(); shot++) {
            int at = lit.indexOf(shot);
            corrections.add(at < 0 ? Correction.NONE : MatchFit.within(shots.get(shot), theta[at]));
        }
        return corrections;
    }

    private static List<Pair> measured(List<ShotSample> shots, Workers workers) {
        List<double[]> tables = shots.stream().map(MatchReference::quantiles).toList();
        return workers.map(
                pairs(tables), pair -> measured(shots, tables, pair[0], pair[1]), progress -> {});
    }

    /** Each with each; in a long reel each with its nearest, and all with the middlemost. */
    private static List<int[]> pairs(List<double[]> tables) {
        int shots = tables.size();
        int medoid = MatchReference.medoid(tables);
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

    /** Both ways, as each alone leans towards no change. */
    private static Pair measured(
            List<ShotSample> shots, List<double[]> tables, int one, int other) {
        MatchFit.Difference there = MatchFit.difference(shots.get(one), tables.get(other));
        MatchFit.Difference back = MatchFit.difference(shots.get(other), tables.get(one));
        double[] theta = new double[PARAMETERS];
        for (int p = 0; p < PARAMETERS; p++) {
            theta[p] = (there.theta()[p] - back.theta()[p]) / 2;
        }
        double left = (there.left() + back.left()) / 2;
        WhiteCue from = shots.get(one).cue();
        WhiteCue to = shots.get(other).cue();
        double cueRed = Math.clamp(to.red() - from.red(), -1, 1);
        double cueBlue = Math.clamp(to.blue() - from.blue(), -1, 1);
        double unlike = left * left / (left * left + CUE_HALF * CUE_HALF);
        double[] apart = axes(theta);
        int warmth = Axis.WARMTH.ordinal();
        int tint = Axis.TINT.ordinal();
        apart[warmth] += CUE_WARMTH * unlike * (cueRed - cueBlue - apart[warmth]);
        apart[tint] += CUE_TINT * unlike * (cueRed + cueBlue - apart[tint]);
        return new Pair(one, other, apart, left);
    }

    /** Lights differ from warm to cool, seldom from green to magenta. */
    private static double[] axes(double[] theta) {
        return new double[] {
            theta[OFFSET],
            theta[EXPOSURE],
            theta[RED] - theta[BLUE],
            theta[RED] + theta[BLUE],
            theta[CONTRAST],
            theta[SATURATION]
        };
    }

    /** Per shot, in the order of {@link MatchModel}. */
    private static double[][] camera(List<ShotSample> shots, List<Pair> pairs) {
        int n = shots.size();
        double[][] parts = new double[Axis.values().length][];
        for (Axis axis : Axis.values()) {
            parts[axis.ordinal()] = camera(n, pairs, axis);
        }
        double[][] theta = new double[n][PARAMETERS];
        for (int i = 0; i < n; i++) {
            double warmth = parts[Axis.WARMTH.ordinal()][i];
            double tint = parts[Axis.TINT.ordinal()][i];
            theta[i][OFFSET] = parts[Axis.BLACK.ordinal()][i];
            theta[i][EXPOSURE] = parts[Axis.LIGHT.ordinal()][i];
            theta[i][RED] = (tint + warmth) / 2;
            theta[i][BLUE] = (tint - warmth) / 2;
            theta[i][CONTRAST] = parts[Axis.HARDNESS.ordinal()][i];
            theta[i][SATURATION] = parts[Axis.COLOUR.ordinal()][i];
        }
        return theta;
    }

    private static double[] camera(int n, List<Pair> pairs, Axis axis) {
        double[] total = totals(n, pairs, axis);
        double variance = axis.camera * axis.camera;
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
            double weight = 1 / axis.doubt(pair.left);
            double apart = pair.apart[axis.ordinal()];
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
        double unrelated = axis.doubt(UNRELATED);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                doubt[i][j] = i == j ? 0 : unrelated;
            }
        }
        for (Pair pair : pairs) {
            doubt[pair.one][pair.other] = axis.doubt(pair.left);
            doubt[pair.other][pair.one] = axis.doubt(pair.left);
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
