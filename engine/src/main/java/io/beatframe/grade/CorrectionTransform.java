package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;

/**
 * A {@link Correction} at work, on coded RGB: offset, exposure and white balance in linear light,
 * contrast about mid-grey, saturation in Oklab, and a shoulder, so that what was bright in the shot
 * bends below white and is not cut.
 */
final class CorrectionTransform implements Lut3D.Transform {
    private static final double KNEE = 0.85;
    private static final double TINY = 1e-12;

    private final Correction correction;
    private final double[] gains;
    private final double[] peaks = {1, 1, 1};

    /**
     * @param brightest the brightest code of the shot, 0 to 1: the shoulder makes room for it
     */
    CorrectionTransform(Correction correction, double brightest) {
        this.correction = correction;
        this.gains =
                gains(correction.exposureStops(), correction.warmthRed(), correction.warmthBlue());
        if (!neutral()) {
            double[] grey = {brightest, brightest, brightest};
            unbounded(grey);
            for (int i = 0; i < 3; i++) {
                peaks[i] = Math.max(1, grey[i]);
            }
        }
    }

    /** Linear gains; the white balance keeps luminance. */
    static double[] gains(double exposureStops, double warmthRed, double warmthBlue) {
        double mean = Srgb.luminance(warmthRed, 0, warmthBlue);
        return new double[] {
            Math.pow(2, exposureStops + warmthRed - mean),
            Math.pow(2, exposureStops - mean),
            Math.pow(2, exposureStops + warmthBlue - mean)
        };
    }

    private boolean neutral() {
        return correction.equals(Correction.NONE);
    }

    @Override
    public void apply(double[] rgb) {
        if (neutral()) {
            return;
        }
        unbounded(rgb);
        for (int i = 0; i < 3; i++) {
            rgb[i] = Math.clamp(shoulder(rgb[i], peaks[i]), 0, 1);
        }
    }

    private void unbounded(double[] rgb) {
        Srgb.toLight(rgb);
        for (int i = 0; i < 3; i++) {
            double light = Math.max(rgb[i] + correction.offset(), 0) * gains[i];
            rgb[i] =
                    light <= TINY
                            ? 0
                            : ToneCurve.MID_GREY
                                    * Math.pow(light / ToneCurve.MID_GREY, correction.contrast());
        }
        if (correction.saturation() != 1) {
            Oklab.fromLight(rgb);
            rgb[1] *= correction.saturation();
            rgb[2] *= correction.saturation();
            Oklab.toLight(rgb);
        }
        Srgb.toCode(rgb);
    }

    /** Straight up to the knee, then bent so that {@code peak} becomes 1. */
    private static double shoulder(double code, double peak) {
        if (peak <= 1 || code <= KNEE) {
            return code;
        }
        double t = (code - KNEE) / (peak - KNEE);
        double steepness = (peak - KNEE) / (1 - KNEE);
        return KNEE + (1 - KNEE) * steepness * t / (1 + (steepness - 1) * t);
    }
}
