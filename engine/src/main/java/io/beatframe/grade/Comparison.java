package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.PARAMETERS;

/**
 * How far the cameras of two shots stood apart, as far as their colours tell. They are fitted
 * twice: all their colours, which is exact where the contents are the same, and then only what the
 * first fit shows them to have in common, which errs less where they are not. Each errs as much as
 * its {@link Axis.Doubt} says, and counts accordingly.
 *
 * @param apart by {@link Axis}, what brings the first shot to the second
 * @param variance of each
 */
record Comparison(double[] apart, double[] variance) {
    /** Cells of {@link CommonColours}, finer with each fit. */
    private static final double[] CELLS = {0.08, 0.05};

    /** One way; each way alone leans towards no change. */
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

    static Comparison of(ShotSample one, ShotSample other) {
        OneWay there = OneWay.of(one, other);
        OneWay back = OneWay.of(other, one);
        double[] whole = between(there.whole, back.whole);
        double[] common = between(there.common, back.common);
        double left = (there.left + back.left) / 2;
        double lost = (there.lost + back.lost) / 2;
        double[] apart = new double[whole.length];
        double[] variance = new double[whole.length];
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            double wholeCounts = 1 / axis.wholeVariance(left);
            double commonCounts = 1 / axis.commonVariance(lost);
            variance[i] = 1 / (wholeCounts + commonCounts);
            apart[i] = variance[i] * (wholeCounts * whole[i] + commonCounts * common[i]);
        }
        return new Comparison(apart, variance);
    }

    private static double[] between(double[] there, double[] back) {
        double[] theta = new double[PARAMETERS];
        for (int p = 0; p < PARAMETERS; p++) {
            theta[p] = (there[p] - back[p]) / 2;
        }
        return Axis.of(theta);
    }
}
