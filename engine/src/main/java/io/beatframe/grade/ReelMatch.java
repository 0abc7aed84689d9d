package io.beatframe.grade;

import io.beatframe.grade.CamerasAlong.Pair;
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
 * a little to the other, and unrelated shots by what their brightest parts tell.
 *
 * <p>Most corrections of shots that needed none are small ones. So each shot is weighed whether its
 * camera stands apart at all and along which axes, by its own measurements and the other shots' (a
 * "spike and slab" prior, Mitchell and Beauchamp 1988), and corrected in that proportion.
 */
final class ReelMatch {
    /** Up to so many shots, each is compared with each. */
    private static final int FEW = 7;

    private static final int NEIGHBOURS = 3;

    /** Four of five cameras are taken to stand apart, each along half of the axes. */
    private static final double ODDS = 4;

    /**
     * So many other shots speak for it that a shot's camera is off, however long the reel is. None
     * speaks against: it may be the only one.
     */
    private static final int WITNESSES = 3;

    private static final double CERTAIN = 50;

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
            corrections.add(
                    at < 0 ? Correction.NONE : MatchFit.within(shots.get(shot), theta[at], 0));
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
        double[][] evidence = new double[n][Axis.values().length];
        for (Axis axis : Axis.values()) {
            CamerasAlong found = CamerasAlong.of(n, pairs, axis);
            double all = Arrays.stream(found.evidence()).sum();
            for (int i = 0; i < n; i++) {
                double own = found.evidence()[i];
                double others = n == 1 ? 0 : (all - own) / (n - 1) * Math.min(WITNESSES, n - 1);
                along[i][axis.ordinal()] = found.means()[i];
                evidence[i][axis.ordinal()] = own + Math.max(0, others);
            }
        }
        double[][] theta = new double[n][];
        for (int i = 0; i < n; i++) {
            believe(along[i], evidence[i]);
            theta[i] = Axis.theta(along[i]);
        }
        return theta;
    }

    /** Scales each by how probable it is that there is anything. */
    private static void believe(double[] along, double[] evidence) {
        double odds = ODDS;
        for (double one : evidence) {
            odds *= (1 + Math.exp(Math.min(one, CERTAIN))) / 2;
        }
        for (int axis = 0; axis < along.length; axis++) {
            double differs = odds / (1 + odds);
            along[axis] *= differs / (1 + Math.exp(-evidence[axis]));
        }
    }
}
