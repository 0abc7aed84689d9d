package io.beatframe.grade;

import java.util.List;

/** One shot that others are matched to, as the user wants it. */
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
        return new MatchReference(quantiles(shot), shot.cue(), TonalColours.of(shot, AS_IT_IS));
    }

    /** Which table is nearest to all others. */
    static int medoid(List<double[]> tables) {
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

    static double[] quantiles(ShotSample shot) {
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
