package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.PARAMETERS;

/**
 * How far the cameras of two shots stood apart, as far as their colours tell. They are fitted
 * twice: all their colours, which is exact where the contents are the same, and then only what the
 * first fit shows them to have in common, which errs less where they are not. Where nothing is
 * alike, what is left are their {@link Highlights}. Each errs as much as {@link Axis} says, and
 * counts accordingly.
 *
 * @param apart by {@link Axis}, what brings the first shot to the second
 * @param variance of each
 */
record Comparison(double[] apart, double[] variance) {
    /** Cells of {@link CommonColours}, finer with each fit. */
    private static final double[] CELLS = {0.08, 0.05};

    /** Where contents are unlike, each way alone leans towards no change. */
    private record OneWay(double[] whole, double left, double[] common, double lost) {
        static OneWay of(ShotSample shot, ShotSample goal) {
            MatchFit.Difference whole =
                    MatchFit.difference(shot.model(), goal.quantiles(), new double[PARAMETERS]);
            double[] theta = whole.theta();
            double lost = 0;
            for (double cell : CELLS) {
                CommonColours common = CommonColours.of(shot, theta, goal, cell);
                theta =
                        MatchFit.difference(
                                        new MatchModel(common.one()),
                                        ColourQuantiles.ofCode(common.other()),
                                        theta)
                                .theta();
                lost = 1 - common.share();
            }
            return new OneWay(whole.theta(), whole.left(), theta, lost);
        }
    }

    /** Of two shots of a reel, neither of which is right. */
    static Comparison of(ShotSample one, ShotSample other) {
        OneWay there = OneWay.of(one, other);
        OneWay back = OneWay.of(other, one);
        return weighed(
                between(there.whole, back.whole),
                (there.left + back.left) / 2,
                between(there.common, back.common),
                (there.lost + back.lost) / 2,
                one,
                other);
    }

    /**
     * Of a shot and what it shall look like. Only that way counts: what one of them has lost at
     * white or black is lost on the way back.
     */
    static Comparison to(ShotSample goal, ShotSample shot) {
        OneWay there = OneWay.of(shot, goal);
        return weighed(there.whole, there.left, there.common, there.lost, shot, goal);
    }

    private static Comparison weighed(
            double[] whole,
            double left,
            double[] common,
            double lost,
            ShotSample one,
            ShotSample other) {
        double[] wholeAlong = Axis.of(whole);
        double[] commonAlong = Axis.of(common);
        double[] apart = new double[wholeAlong.length];
        double[] variance = new double[wholeAlong.length];
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            double wholeCounts = 1 / axis.wholeVariance(left);
            double commonCounts = 1 / axis.commonVariance(lost);
            double highlightsCount = 1 / axis.highlightsVariance();
            double highlights = other.highlights().along(axis) - one.highlights().along(axis);
            variance[i] = 1 / (wholeCounts + commonCounts + highlightsCount);
            apart[i] =
                    variance[i]
                            * (wholeCounts * wholeAlong[i]
                                    + commonCounts * commonAlong[i]
                                    + highlightsCount * highlights);
        }
        return new Comparison(apart, variance);
    }

    private static double[] between(double[] there, double[] back) {
        double[] theta = new double[PARAMETERS];
        for (int p = 0; p < PARAMETERS; p++) {
            theta[p] = (there[p] - back[p]) / 2;
        }
        return theta;
    }
}
