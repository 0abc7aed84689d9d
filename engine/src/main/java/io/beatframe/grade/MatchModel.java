package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;

/**
 * The six numbers of a {@link Correction} as a vector for fitting, and what they do to many pixels
 * at once: offset, exposure, white balance red and blue, ln contrast, ln saturation.
 */
final class MatchModel {
    static final int PARAMETERS = 6;
    static final int OFFSET = 0;
    static final int EXPOSURE = 1;
    static final int RED = 2;
    static final int BLUE = 3;
    static final int CONTRAST = 4;
    static final int SATURATION = 5;

    private static final double TINY = 1e-9;

    private final double[] light;
    private final int pixels;

    MatchModel(ShotSample shot) {
        double[] rgb = shot.rgb();
        this.pixels = rgb.length / 3;
        this.light = new double[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            light[i] = Srgb.toLight(rgb[i]);
        }
    }

    int pixels() {
        return pixels;
    }

    static Correction correction(double[] theta) {
        return new Correction(
                theta[OFFSET],
                theta[EXPOSURE],
                theta[RED],
                theta[BLUE],
                Math.exp(theta[CONTRAST]),
                Math.exp(theta[SATURATION]));
    }

    /**
     * The shot's pixels under a correction, in Oklab × (1, 2.5, 2.5).
     *
     * @param colours three rows to fill
     */
    void colours(double[] theta, double[][] colours) {
        double[] gains = CorrectionTransform.gains(theta[EXPOSURE], theta[RED], theta[BLUE]);
        double contrast = Math.exp(theta[CONTRAST]);
        double chroma = ColourQuantiles.CHROMA_SCALE * Math.exp(theta[SATURATION]);
        boolean straight = theta[CONTRAST] == 0;
        double[] c = new double[3];
        for (int i = 0; i < pixels; i++) {
            for (int k = 0; k < 3; k++) {
                double x = Math.max(light[3 * i + k] + theta[OFFSET], 0) * gains[k];
                if (!straight && x > TINY) {
                    x = ToneCurve.MID_GREY * Math.pow(x / ToneCurve.MID_GREY, contrast);
                }
                // What the reference can hold: its picture was clipped as well.
                c[k] = Math.min(x, 1);
            }
            Oklab.fromLight(c);
            colours[0][i] = c[0];
            colours[1][i] = chroma * c[1];
            colours[2][i] = chroma * c[2];
        }
    }
}
