package io.beatframe.grade.colour;

/**
 * Björn Ottosson's Oklab (2020, "A perceptual color space for image processing", with the matrices
 * of 2021): L 0 to 1, a towards red, b towards yellow. Chroma of bt709 colours reaches about 0.32.
 */
public final class Oklab {
    private Oklab() {}

    /** Replaces bt709 light by L, a, b. Any real numbers will do. */
    public static void fromLight(double[] c) {
        double l = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        double m = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        double s = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        c[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        c[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        c[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
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

    private static double cube(double x) {
        return x * x * x;
    }
}
