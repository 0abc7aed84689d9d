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
    BLACK(0.0035, new Doubt(0.007, 0.05, 0.0014), Doubt.BOUNDLESS),
    LIGHT(0.40, new Doubt(1.6, 0.07, 0.035), 0.75),
    WARMTH(0.22, new Doubt(1.4, 0.07, 0.015), 0.65),
    TINT(0.10, new Doubt(0.85, 0.06, 0.01), 0.29),
    HARDNESS(0.10, new Doubt(0.56, 0.0425, 0.02), 0.35),
    COLOUR(0.13, new Doubt(1.1, 0.085, 0.01), Doubt.BOUNDLESS);

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
    private final Doubt fit;
    private final double highlights;

    /**
     * @param camera standard deviation between cameras
     * @param fit of a {@link Comparison}'s fits, by what the first leaves over
     * @param highlights standard deviation of the difference of two shots' {@link Highlights}
     */
    Axis(double camera, Doubt fit, double highlights) {
        this.camera = camera;
        this.fit = fit;
        this.highlights = highlights;
    }

    double cameraVariance() {
        return camera * camera;
    }

    double fitVariance(double left) {
        return fit.variance(left);
    }

    double highlightsVariance() {
        return highlights * highlights;
    }

    /**
     * Along each axis, from the numbers of {@link MatchModel}. Gains count by the square root of
     * the contrast that follows them, so that the way back is this with the other sign.
     */
    static double[] of(double[] theta) {
        double scale = Math.exp(theta[CONTRAST] / 2);
        return new double[] {
            theta[OFFSET],
            scale * theta[EXPOSURE],
            scale * (theta[RED] - theta[BLUE]),
            scale * (theta[RED] + theta[BLUE]),
            theta[CONTRAST],
            theta[SATURATION]
        };
    }

    /** The inverse of {@link #of}. */
    static double[] theta(double[] along) {
        double[] theta = new double[PARAMETERS];
        double scale = Math.exp(-along[HARDNESS.ordinal()] / 2);
        double warmth = scale * along[WARMTH.ordinal()];
        double tint = scale * along[TINT.ordinal()];
        theta[OFFSET] = along[BLACK.ordinal()];
        theta[EXPOSURE] = scale * along[LIGHT.ordinal()];
        theta[RED] = (tint + warmth) / 2;
        theta[BLUE] = (tint - warmth) / 2;
        theta[CONTRAST] = along[HARDNESS.ordinal()];
        theta[SATURATION] = along[COLOUR.ordinal()];
        return theta;
    }
}
