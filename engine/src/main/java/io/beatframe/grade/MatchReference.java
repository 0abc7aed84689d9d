package io.beatframe.grade;

/** One shot that others are matched to, as the user wants it. */
final class MatchReference {
    private static final Lut3D.Transform AS_IT_IS = rgb -> {};

    /** Cameras are taken for this much more different than usual: the user asks for a match. */
    private static final double WANTED = 9;

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
        Correction correction = shot.black() ? Correction.NONE : correction(shot);
        CorrectionTransform transform = new CorrectionTransform(correction, shot.brightest());
        return new Match(
                correction,
                transform,
                TonalColours.of(shot, AS_IT_IS).distance(tones),
                TonalColours.of(shot, transform).distance(tones));
    }

    private Correction correction(ShotSample shot) {
        Comparison comparison = Comparison.to(goal, shot);
        double[] along = comparison.apart().clone();
        for (Axis axis : Axis.values()) {
            int i = axis.ordinal();
            double cameras = WANTED * axis.cameraVariance();
            along[i] *= cameras / (cameras + comparison.variance()[i]);
        }
        return MatchFit.within(shot, Axis.theta(along));
    }

    record Match(
            Correction correction,
            Lut3D.Transform transform,
            double deltaEBefore,
            double deltaEAfter) {}
}
