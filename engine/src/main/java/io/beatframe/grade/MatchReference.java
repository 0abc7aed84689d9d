package io.beatframe.grade;

/** One shot that others are matched to, as the user wants it. */
final class MatchReference {
    private static final Lut3D.Transform AS_IT_IS = rgb -> {};

    /** Cameras are taken for this much more different than usual: the user asks for a match. */
    private static final double WANTED = 9;

    /** The share of pixels without their like at which the contents are half the same. */
    private static final double HALF_SAME = 0.12;

    /** That share, times what the fit leaves over, at which {@link LinearTransport} counts half. */
    private static final double HALF_FINE = 8e-4;

    /** A variance, that of 2.5 codes: what varies less is not stretched. */
    private static final double NOISE = 1e-4;

    private final ShotSample goal;
    private final TonalColours tones;

    private MatchReference(ShotSample goal) {
        this.goal = goal;
        this.tones = TonalColours.of(goal, AS_IT_IS);
    }

    static MatchReference of(ShotSample shot) {
        return new MatchReference(shot);
    }

    /** The correction of one shot, and how far from the reference it is without and with it. */
    Match match(ShotSample shot) {
        if (shot.black()) {
            return match(shot, Correction.NONE, AS_IT_IS);
        }
        OneWayFit fit = OneWayFit.of(shot, goal);
        double same = 1 / (1 + Math.pow(fit.lost() / HALF_SAME, 4));
        double[] theta = theta(shot, fit, same);
        Correction correction = MatchFit.within(shot, theta, same);
        CorrectionTransform corrected = new CorrectionTransform(correction, shot.brightest());
        if (theta[MatchModel.EXPOSURE] > correction.exposureStops()) {
            // As bright as it may become: night stays night.
            return match(shot, correction, corrected);
        }
        LinearTransport fine = fine(shot, corrected, fit);
        return match(
                shot,
                correction,
                rgb -> {
                    corrected.apply(rgb);
                    fine.apply(rgb);
                });
    }

    private LinearTransport fine(ShotSample shot, CorrectionTransform corrected, OneWayFit fit) {
        double unlike = fit.left() * fit.lost() / HALF_FINE;
        double[] now = ShotSample.through(shot.everyRgb(), corrected);
        return LinearTransport.between(now, goal.everyRgb(), NOISE).by(1 / (1 + unlike * unlike));
    }

    private Match match(ShotSample shot, Correction correction, Lut3D.Transform transform) {
        return new Match(
                correction,
                transform,
                TonalColours.of(shot, AS_IT_IS).distance(tones),
                TonalColours.of(shot, transform).distance(tones));
    }

    /**
     * All that the fit of all colours says where the contents are the same, else with doubt.
     *
     * @param same 0 to 1
     */
    private double[] theta(ShotSample shot, OneWayFit fit, double same) {
        Comparison comparison = Comparison.of(fit, shot, goal);
        double[] along = fit.whole().clone();
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            double cameras = WANTED * axis.cameraVariance();
            double doubted = cameras / (cameras + comparison.variance()[i]);
            along[i] = same * along[i] + (1 - same) * doubted * comparison.apart()[i];
        }
        return Axis.theta(along);
    }

    /**
     * @param correction the six numbers
     * @param transform they, and then what they leave over where the contents are the same
     * @param deltaEBefore see {@link TonalColours}
     * @param deltaEAfter with the transform
     */
    record Match(
            Correction correction,
            Lut3D.Transform transform,
            double deltaEBefore,
            double deltaEAfter) {}
}
