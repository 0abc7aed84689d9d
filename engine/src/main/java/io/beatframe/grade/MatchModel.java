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
    private static final double OFFSET_STEP = 1e-4;
    private static final double LN_2 = Math.log(2);

    private final double[] light;
    private final int pixels;

    /**
     * @param rgb coded R, G, B of pixel after pixel
     */
    MatchModel(double[] rgb) {
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

    /** The pixels under a correction, three rows: Oklab × (1, 2.5, 2.5). */
    double[][] colours(double[] theta) {
        double[][] colours = new double[3][pixels];
        colours(theta, colours);
        return colours;
    }

    /**
     * The same.
     *
     * @param colours three rows to fill
     */
    void colours(double[] theta, double[][] colours) {
        double[] gains = CorrectionTransform.gains(theta[EXPOSURE], theta[RED], theta[BLUE]);
        double contrast = Math.exp(theta[CONTRAST]);
        double chroma = ColourQuantiles.CHROMA_SCALE * Math.exp(theta[SATURATION]);
        double[] c = new double[3];
        for (int i = 0; i < pixels; i++) {
            for (int k = 0; k < 3; k++) {
                // What the reference can hold: its picture was clipped as well.
                c[k] = Math.min(toned(light[3 * i + k], theta[OFFSET], gains[k], contrast), 1);
            }
            Oklab.fromLight(c);
            colours[0][i] = c[0];
            colours[1][i] = chroma * c[1];
            colours[2][i] = chroma * c[2];
        }
    }

    private static double toned(double light, double offset, double gain, double contrast) {
        double x = Math.max(light + offset, 0) * gain;
        return contrast == 1 || x <= TINY
                ? x
                : ToneCurve.MID_GREY * Math.pow(x / ToneCurve.MID_GREY, contrast);
    }

    /**
     * How {@link #colours} change with each parameter.
     *
     * @param colours of this {@code theta}
     * @param slopes by parameter, three rows each, to fill
     */
    void slopes(double[] theta, double[][] colours, double[][][] slopes) {
        double[] gains = CorrectionTransform.gains(theta[EXPOSURE], theta[RED], theta[BLUE]);
        double contrast = Math.exp(theta[CONTRAST]);
        double chroma = ColourQuantiles.CHROMA_SCALE * Math.exp(theta[SATURATION]);
        double[] c = new double[3];
        double[] logs = new double[3];
        double[][] ofLight = new double[3][3];
        double[] scale = {1, chroma, chroma};
        for (int i = 0; i < pixels; i++) {
            for (int k = 0; k < 3; k++) {
                c[k] = toned(light[3 * i + k], theta[OFFSET], gains[k], contrast);
                // ln(y / mid-grey) before the contrast
                logs[k] = c[k] <= TINY ? 0 : Math.log(c[k] / ToneCurve.MID_GREY) / contrast;
            }
            slopesOfLight(c, ofLight);
            for (int row = 0; row < 3; row++) {
                double sum = 0;
                double toned = 0;
                for (int k = 0; k < 3; k++) {
                    double moved = c[k] >= 1 ? 0 : contrast * c[k];
                    ofLight[row][k] *= scale[row] * moved;
                    sum += ofLight[row][k];
                    toned += ofLight[row][k] * logs[k];
                }
                slopes[EXPOSURE][row][i] = LN_2 * sum;
                slopes[RED][row][i] = LN_2 * (ofLight[row][0] - Srgb.luminance(1, 0, 0) * sum);
                slopes[BLUE][row][i] = LN_2 * (ofLight[row][2] - Srgb.luminance(0, 0, 1) * sum);
                slopes[CONTRAST][row][i] = toned;
                slopes[SATURATION][row][i] = row == 0 ? 0 : colours[row][i];
            }
        }
        offsetSlopes(theta, colours, slopes[OFFSET]);
    }

    /** By a small step: at black, the slope has no bound. */
    private void offsetSlopes(double[] theta, double[][] colours, double[][] slopes) {
        double[] near = theta.clone();
        near[OFFSET] += OFFSET_STEP;
        colours(near, slopes);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < pixels; i++) {
                slopes[row][i] = (slopes[row][i] - colours[row][i]) / OFFSET_STEP;
            }
        }
    }

    private static void slopesOfLight(double[] light, double[][] slopes) {
        for (int k = 0; k < 3; k++) {
            light[k] = Math.max(light[k], TINY);
        }
        Oklab.slopes(light, slopes);
    }
}
