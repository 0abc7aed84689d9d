package io.beatframe.grade.colour;

/**
 * Björn Ottosson's Oklab (2020, "A perceptual color space for image processing", with the matrices
 * of 2021): L 0 to 1, a towards red, b towards yellow. Chroma of bt709 colours reaches about 0.32.
 */
public final class Oklab {
    private static final double[][] CONES_OF_LIGHT = {
        {0.4122214708, 0.5363325363, 0.0514459929},
        {0.2119034982, 0.6806995451, 0.1073969566},
        {0.0883024619, 0.2817188376, 0.6299787005}
    };
    private static final double[][] LAB_OF_CONES = {
        {0.2104542553, 0.7936177850, -0.0040720468},
        {1.9779984951, -2.4285922050, 0.4505937099},
        {0.0259040371, 0.7827717662, -0.8086757660}
    };

    private Oklab() {}

    /** Replaces bt709 light by L, a, b. Any real numbers will do. */
    public static void fromLight(double[] c) {
        double l = cone(CONES_OF_LIGHT[0], c);
        double m = cone(CONES_OF_LIGHT[1], c);
        double s = cone(CONES_OF_LIGHT[2], c);
        c[0] = sum(LAB_OF_CONES[0], l, m, s);
        c[1] = sum(LAB_OF_CONES[1], l, m, s);
        c[2] = sum(LAB_OF_CONES[2], l, m, s);
    }

    private static double cone(double[] of, double[] light) {
        return Math.cbrt(sum(of, light[0], light[1], light[2]));
    }

    private static double sum(double[] of, double x, double y, double z) {
        return of[0] * x + of[1] * y + of[2] * z;
    }

    /** Replaces L, a, b by bt709 light, which may lie outside 0 to 1. */
    public static void toLight(double[] c) {
        double l = cube(c[0] + 0.3963377774 * c[1] + 0.2158037573 * c[2]);
        double m = cube(c[0] - 0.1055613458 * c[1] - 0.0638541728 * c[2]);
        double s = cube(c[0] - 0.0894841775 * c[1] - 1.2914855480 * c[2]);
        c[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
        c[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
        c[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    }

    /**
     * How L, a, b (rows) change with each of bt709 light's numbers (columns).
     *
     * @param light above 0
     * @param slopes 3×3, filled
     */
    public static void slopes(double[] light, double[][] slopes) {
        for (int cone = 0; cone < 3; cone++) {
            double[] of = CONES_OF_LIGHT[cone];
            double root = cone(of, light);
            double slope = 1 / (3 * root * root);
            for (int row = 0; row < 3; row++) {
                double factor = LAB_OF_CONES[row][cone] * slope;
                for (int k = 0; k < 3; k++) {
                    slopes[row][k] = (cone == 0 ? 0 : slopes[row][k]) + factor * of[k];
                }
            }
        }
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
