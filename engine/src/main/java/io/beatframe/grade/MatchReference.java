package io.beatframe.grade;

import java.util.List;

/** What shots are matched to: one shot, or the middle of several. */
final class MatchReference {
    private static final Lut3D.Transform AS_IT_IS = rgb -> {};

    private final double[] quantiles;
    private final WhiteCue cue;
    private final TonalColours tones;

    private MatchReference(double[] quantiles, WhiteCue cue, TonalColours tones) {
        this.quantiles = quantiles;
        this.cue = cue;
        this.tones = tones;
    }

    static MatchReference of(ShotSample shot) {
        return middleOf(List.of(shot));
    }

    /** Quantile by quantile the median of the shots: no single shot, and none is far from it. */
    static MatchReference middleOf(List<ShotSample> shots) {
        return new MatchReference(
                ColourQuantiles.median(shots.stream().map(MatchReference::quantiles).toList()),
                WhiteCue.median(shots.stream().map(ShotSample::cue).toList()),
                TonalColours.median(
                        shots.stream().map(shot -> TonalColours.of(shot, AS_IT_IS)).toList()));
    }

    /** The one shot that is nearest to all others. */
    static MatchReference medoidOf(List<ShotSample> shots) {
        List<double[]> tables = shots.stream().map(MatchReference::quantiles).toList();
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
        return of(shots.get(medoid));
    }

    private static double[] quantiles(ShotSample shot) {
        MatchModel model = new MatchModel(shot);
        double[][] colours = new double[3][model.pixels()];
        model.colours(new double[MatchModel.PARAMETERS], colours);
        return ColourQuantiles.of(colours);
    }

    /** The correction of one shot, and how far from the reference it is without and with it. */
    Match match(ShotSample shot) {
        Correction correction = shot.black() ? Correction.NONE : MatchFit.fit(shot, quantiles, cue);
        CorrectionTransform transform = new CorrectionTransform(correction, shot.brightest());
        return new Match(
                correction,
                transform,
                TonalColours.of(shot, AS_IT_IS).distance(tones),
                TonalColours.of(shot, transform).distance(tones));
    }

    record Match(
            Correction correction,
            Lut3D.Transform transform,
            double deltaEBefore,
            double deltaEAfter) {}
}
