package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;

/**
 * What a look does that none may do too much of.
 *
 * @param leastGreyStep how far the luminance of one grey lies above that of the grey one 8-bit code
 *     below, at the least, in codes; a look keeps all greys apart when it is above 0
 * @param folded share of the inner nodes of the cube about which colours change places
 * @param skinTurn the farthest that the hue of a skin tone is turned, degrees
 * @param blackTint chroma of black, in Oklab
 */
record LookGates(double leastGreyStep, double folded, double skinTurn, double blackTint) {

    static LookGates of(Look look) {
        return new LookGates(
                leastGreyStep(look), folded(look.lut()), skinTurn(look), blackTint(look));
    }

    private static double blackTint(Look look) {
        double[] black = new double[3];
        look.apply(black);
        Srgb.toLight(black);
        Oklab.fromLight(black);
        return Math.hypot(black[1], black[2]);
    }

    private static double leastGreyStep(Look look) {
        double least = Double.POSITIVE_INFINITY;
        double last = -1;
        for (int code = 0; code < 256; code++) {
            double[] grey = {code / 255.0, code / 255.0, code / 255.0};
            look.apply(grey);
            Srgb.toLight(grey);
            double luminance = Srgb.toCode(Srgb.luminance(grey[0], grey[1], grey[2]));
            least = Math.min(least, 255 * (luminance - last));
            last = luminance;
        }
        return least;
    }

    private static double folded(Lut3D cube) {
        int last = cube.size() - 1;
        int folded = 0;
        for (int b = 1; b < last; b++) {
            for (int g = 1; g < last; g++) {
                for (int r = 1; r < last; r++) {
                    folded += determinant(cube, r, g, b) <= 0 ? 1 : 0;
                }
            }
        }
        return folded / Math.pow(last - 1, 3);
    }

    private static double determinant(Lut3D cube, int r, int g, int b) {
        double[][] j = new double[3][3];
        for (int c = 0; c < 3; c++) {
            j[c][0] = cube.node(r + 1, g, b, c) - cube.node(r - 1, g, b, c);
            j[c][1] = cube.node(r, g + 1, b, c) - cube.node(r, g - 1, b, c);
            j[c][2] = cube.node(r, g, b + 1, c) - cube.node(r, g, b - 1, c);
        }
        return j[0][0] * (j[1][1] * j[2][2] - j[1][2] * j[2][1])
                - j[0][1] * (j[1][0] * j[2][2] - j[1][2] * j[2][0])
                + j[0][2] * (j[1][0] * j[2][1] - j[1][1] * j[2][0]);
    }

    private static double skinTurn(Look look) {
        double most = 0;
        for (double lightness = 0.3; lightness <= 0.85; lightness += 0.05) {
            for (double chroma = 0.04; chroma <= 0.12; chroma += 0.02) {
                for (int hue = 36; hue <= 72; hue += 4) {
                    most = Math.max(most, turn(look, lightness, chroma, Math.toRadians(hue)));
                }
            }
        }
        return most;
    }

    /** Degrees; 0 for what bt709 does not hold, and for what black-and-white leaves no hue. */
    private static double turn(Look look, double lightness, double chroma, double hue) {
        double[] rgb = {lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)};
        Oklab.toLight(rgb);
        if (Math.min(rgb[0], Math.min(rgb[1], rgb[2])) < 0
                || Math.max(rgb[0], Math.max(rgb[1], rgb[2])) > 1) {
            return 0;
        }
        Srgb.toCode(rgb);
        look.apply(rgb);
        Srgb.toLight(rgb);
        Oklab.fromLight(rgb);
        if (Math.hypot(rgb[1], rgb[2]) < 0.02) {
            return 0;
        }
        double turn = Math.IEEEremainder(Math.atan2(rgb[2], rgb[1]) - hue, 2 * Math.PI);
        return Math.abs(Math.toDegrees(turn));
    }
}
