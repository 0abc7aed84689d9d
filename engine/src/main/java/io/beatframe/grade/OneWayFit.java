package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.PARAMETERS;

/**
 * What brings a shot's colours to another's, along each {@link Axis}, fitted twice: all its
 * colours, which is exact where the contents are the same, and then only what the first fit shows
 * both to have in common, which errs less where they are not.
 *
 * @param whole the fit of all colours
 * @param left what it leaves over, root mean square in Oklab × (1, 2.5, 2.5)
 * @param common the fit of the common ones
 * @param lost the share of the shot's pixels whose like the other has not, 0 to 1
 */
record OneWayFit(double[] whole, double left, double[] common, double lost) {
    /** Cells of {@link CommonColours}, finer with each fit. */
    private static final double[] CELLS = {0.08, 0.05};

    static OneWayFit of(ShotSample shot, ShotSample goal) {
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
            lost = Math.max(0, 1 - common.share());
        }
        return new OneWayFit(Axis.of(whole.theta()), whole.left(), Axis.of(theta), lost);
    }
}
