package io.beatframe.grade.colour;

/**
 * Makes a picture lit by daylight look lit by warmer or cooler light: a CAT16 adaptation (Li et
 * al., "Comprehensive color solutions: CAM16, CAT16, and CAM16-UCS", 2017) as one matrix on bt709
 * light.
 */
public final class WhiteShift {
    private static final double D65_KELVIN = 6504;
    private static final double[][] XYZ_OF_RGB = {
        {0.4123908, 0.3575843, 0.1804808},
        {0.2126390, 0.7151687, 0.0721923},
        {0.0193308, 0.1191948, 0.9505322}
    };
    private static final double[][] CONES_OF_XYZ = {
        {0.401288, 0.650173, -0.051461},
        {-0.250268, 1.204414, 0.045854},
        {-0.002079, 0.048952, 0.953127}
    };

    private final double[][] matrix;

    private WhiteShift(double[][] matrix) {
        this.matrix = matrix;
    }

    /**
     * From D65 a part of the way to another white, counted in mireds because equal steps of 10⁶/K
     * look equal. The luminance of white stays.
     *
     * @param kelvin the goal, 1667 to 25000
     * @param part 0 stays at D65, 1 goes all the way
     */
    public static WhiteShift towards(double kelvin, double part) {
        double mireds = 1e6 / D65_KELVIN + part * (1e6 / kelvin - 1e6 / D65_KELVIN);
        double[] source = multiply(CONES_OF_XYZ, white(D65_KELVIN));
        double[] goal = multiply(CONES_OF_XYZ, white(1e6 / mireds));
        double[][] gains = new double[3][3];
        for (int i = 0; i < 3; i++) {
            gains[i][i] = goal[i] / source[i];
        }
        double[][] conesOfRgb = multiply(CONES_OF_XYZ, XYZ_OF_RGB);
        double[][] matrix = multiply(inverse(conesOfRgb), multiply(gains, conesOfRgb));
        double[] white = multiply(matrix, new double[] {1, 1, 1});
        double luminance = Srgb.luminance(white[0], white[1], white[2]);
        for (double[] row : matrix) {
            for (int i = 0; i < 3; i++) {
                row[i] /= luminance;
            }
        }
        return new WhiteShift(matrix);
    }

    /** Replaces bt709 light; values may leave 0 to 1. */
    public void apply(double[] rgb) {
        double red = rgb[0];
        double green = rgb[1];
        double blue = rgb[2];
        for (int i = 0; i < 3; i++) {
            rgb[i] = matrix[i][0] * red + matrix[i][1] * green + matrix[i][2] * blue;
        }
    }

    /**
     * XYZ of a white of luminance 1: CIE daylight from 4000 K up, else Planck (Kang et al. 2002).
     */
    private static double[] white(double kelvin) {
        double t = 1e3 / Math.clamp(kelvin, 1667, 25_000);
        double x;
        double y;
        if (t <= 0.25) {
            x =
                    t >= 1.0 / 7
                            ? ((-4.6070 * t + 2.9678) * t + 0.09911) * t + 0.244063
                            : ((-2.0064 * t + 1.9018) * t + 0.24748) * t + 0.237040;
            y = (-3.000 * x + 2.870) * x - 0.275;
        } else {
            x = ((-0.2661239 * t - 0.2343589) * t + 0.8776956) * t + 0.179910;
            y =
                    t > 1e3 / 2222
                            ? ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683
                            : ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867;
        }
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] multiply(double[][] m, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
        }
        return product;
    }

    private static double[][] multiply(double[][] m, double[][] n) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i][j] = m[i][0] * n[0][j] + m[i][1] * n[1][j] + m[i][2] * n[2][j];
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            int p = (i + 1) % 3;
            int q = (i + 2) % 3;
            determinant += m[0][i] * (m[1][p] * m[2][q] - m[1][q] * m[2][p]);
            for (int j = 0; j < 3; j++) {
                int r = (j + 1) % 3;
                int s = (j + 2) % 3;
                inverse[i][j] = m[r][p] * m[s][q] - m[r][q] * m[s][p];
            }
        }
        for (double[] row : inverse) {
            for (int j = 0; j < 3; j++) {
                row[j] /= determinant;
            }
        }
        return inverse;
    }
}
