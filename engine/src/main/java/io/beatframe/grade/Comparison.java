package io.beatframe.grade;

/**
 * How far the cameras of two shots stood apart, as far as their colours tell: by {@link OneWayFit},
 * all colours where the first fit leaves little over, the common ones where it does not. Where
 * nothing is alike, what is left are the shots' {@link Highlights}. It errs as much as {@link Axis}
 * says.
 *
 * @param apart by {@link Axis}, what brings the first shot to the second
 * @param variance of each
 */
record Comparison(double[] apart, double[] variance) {
    /** What a fit of all colours leaves over where that of the common ones is as good. */
    private static final double HALF_ALIKE = 0.015;

    /** Of two shots of a reel, neither of which is right. */
    static Comparison of(ShotSample one, ShotSample other) {
        OneWayFit there = OneWayFit.of(one, other);
        OneWayFit back = OneWayFit.of(other, one);
        OneWayFit both =
                new OneWayFit(
                        between(there.whole(), back.whole()),
                        (there.left() + back.left()) / 2,
                        between(there.common(), back.common()),
                        (there.lost() + back.lost()) / 2);
        return of(both, one, other);
    }

    /** By one fit, from the first shot to the second. */
    static Comparison of(OneWayFit fit, ShotSample one, ShotSample other) {
        double unlike = fit.left() / HALF_ALIKE;
        double alike = 1 / (1 + unlike * unlike);
        double[] apart = new double[fit.whole().length];
        double[] variance = new double[fit.whole().length];
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            double fitted = alike * fit.whole()[i] + (1 - alike) * fit.common()[i];
            double fittedCounts = 1 / axis.fitVariance(fit.left());
            double highlights = other.highlights().along(axis) - one.highlights().along(axis);
            double highlightsCount = 1 / axis.highlightsVariance();
            variance[i] = 1 / (fittedCounts + highlightsCount);
            apart[i] = variance[i] * (fittedCounts * fitted + highlightsCount * highlights);
        }
        return new Comparison(apart, variance);
    }

    private static double[] between(double[] there, double[] back) {
        double[] apart = new double[there.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = (there[i] - back[i]) / 2;
        }
        return apart;
    }
}
