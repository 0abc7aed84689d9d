package io.beatframe.grade;

import static io.beatframe.grade.MatchModel.BLUE;
import static io.beatframe.grade.MatchModel.CONTRAST;
import static io.beatframe.grade.MatchModel.EXPOSURE;
import static io.beatframe.grade.MatchModel.OFFSET;
import static io.beatframe.grade.MatchModel.PARAMETERS;
import static io.beatframe.grade.MatchModel.RED;
import static io.beatframe.grade.MatchModel.SATURATION;

/**
 * In what two cameras differ, each apart from the others: lights differ from warm to cool, seldom
 * from green to magenta. With how far cameras vary, and how far measurements err.
 */
enum Axis {
    BLACK(0.0035, new Doubt(0.012, 0.040, 0.002), new Doubt(0.041, 0.75, 0.002)),
    LIGHT(0.25, new Doubt(1.9, 0.077, 0.04), new Doubt(1.9, 0.72, 0.15)),
    WARMTH(0.145, new Doubt(1.0, 0.059, 0.03), new Doubt(1.1, 0.88, 0.10)),
    TINT(0.04, new Doubt(0.37, 0.052, 0.007), new Doubt(0.34, 0.72, 0.02)),
    HARDNESS(0.10, new Doubt(0.52, 0.028, 0.007), new Doubt(0.74, 0.54, 0.05)),
    COLOUR(0.105, new Doubt(1.3, 0.095, 0.007), new Doubt(0.65, 0.61, 0.010));

    /**
     * The error of a measurement, by how unlike two shots are: {@code content² · u² / (u² + half²)
     * + least²} is its variance.
     *
     * @param content its standard deviation where nothing is alike
     * @param half the unlikeness at which half of that variance is met
     * @param least its standard deviation where all is alike
     */
    record Doubt(double content, double half, double least) {
        double variance(double unlike) {
            double share = unlike * unlike / (unlike * unlike + half * half);
            return content * content * share + least * least;
        }
    }

    private final double camera;
    private final Doubt whole;
    private final Doubt common;

    /**
     * @param camera standard deviation between cameras
     * @param whole of a fit of all colours, by what it leaves over
     * @param common of a fit of the common colours, by the share that is not common
     */
    Axis(double camera, Doubt whole, Doubt common) {
        this.camera = camera;
        this.whole = whole;
        this.common = common;
    }

    double cameraVariance() {
        return camera * camera;
    }

    double wholeVariance(double left) {
        return whole.variance(left);
    }

    double commonVariance(double lost) {
        return common.variance(lost);
    }

    /** Along each axis, from the numbers of {@link MatchModel}. */
    static double[] of(double[] theta) {
        return new double[] {
            theta[OFFSET],
            theta[EXPOSURE],
            theta[RED] - theta[BLUE],
            theta[RED] + theta[BLUE],
            theta[CONTRAST],
            theta[SATURATION]
        };
    }

    /** The way back. */
    static double[] theta(double[] along) {
        double[] theta = new double[PARAMETERS];
        theta[OFFSET] = along[BLACK.ordinal()];
        theta[EXPOSURE] = along[LIGHT.ordinal()];
        theta[RED] = (along[TINT.ordinal()] + along[WARMTH.ordinal()]) / 2;
        theta[BLUE] = (along[TINT.ordinal()] - along[WARMTH.ordinal()]) / 2;
        theta[CONTRAST] = along[HARDNESS.ordinal()];
        theta[SATURATION] = along[COLOUR.ordinal()];
        return theta;
    }
}
