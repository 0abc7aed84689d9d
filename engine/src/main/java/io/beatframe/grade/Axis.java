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
    BLACK(0.0035, new Doubt(0.006, 0.040, 0.0015), new Doubt(0.020, 0.75, 0.0015), Doubt.BOUNDLESS),
    LIGHT(0.40, new Doubt(2.4, 0.077, 0.04), new Doubt(2.2, 0.72, 0.15), 0.70),
    WARMTH(0.22, new Doubt(1.4, 0.059, 0.03), new Doubt(1.5, 0.88, 0.10), 0.90),
    TINT(0.10, new Doubt(0.75, 0.052, 0.012), new Doubt(0.70, 0.72, 0.04), 0.40),
    HARDNESS(0.10, new Doubt(0.55, 0.028, 0.007), new Doubt(0.72, 0.54, 0.04), 0.35),
    COLOUR(0.13, new Doubt(1.6, 0.095, 0.007), new Doubt(0.80, 0.61, 0.010), Doubt.BOUNDLESS);

    /**
     * The error of a measurement, by how unlike two shots are: {@code content² · u² / (u² + half²)
     * + least²} is its variance.
     *
     * @param content its standard deviation where nothing is alike
     * @param half the unlikeness at which half of that variance is met
     * @param least its standard deviation where all is alike
     */
    record Doubt(double content, double half, double least) {
        /** Of what tells nothing. */
        private static final double BOUNDLESS = Double.POSITIVE_INFINITY;

        double variance(double unlike) {
            double share = unlike * unlike / (unlike * unlike + half * half);
            return content * content * share + least * least;
        }
    }

    private final double camera;
    private final Doubt whole;
    private final Doubt common;
    private final double highlights;

    /**
     * @param camera standard deviation between cameras
     * @param whole of a fit of all colours, by what it leaves over
     * @param common of a fit of the common colours, by the share that is not common
     * @param highlights standard deviation of the difference of two shots' {@link Highlights}
     */
    Axis(double camera, Doubt whole, Doubt common, double highlights) {
        this.camera = camera;
        this.whole = whole;
        this.common = common;
        this.highlights = highlights;
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

    double highlightsVariance() {
        return highlights * highlights;
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
