package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import java.util.Arrays;

/**
 * What the brightest of a shot tells of its camera, whatever else the shot shows. Well exposed
 * pictures end near white, so that one which ends below it was exposed less, and one of which much
 * is clipped, more. And what is bright and almost grey is white more often than not ("white patch",
 * Land and McCann 1971), so its tinge is the camera's.
 *
 * <p>The factors are those of a regression of made distortions of 188 photos: each number is as far
 * from another shot's as the cameras are apart, give or take what {@link Axis} says.
 */
final class Highlights {
    private static final double BRIGHTEST = 0.998;

    /** Codes: what ends darker is a dark scene, not underexposed further. */
    private static final double DARKEST_TOP = 0.75;

    private static final double CLIPPED = 0.98;

    /** A quarter clipped: what is more is a white background. */
    private static final double MOST_CLIPPED = 0.5;

    /** Oklab L from which a pixel is bright, and the chroma within which it is almost grey. */
    private static final double BRIGHT = 0.55;

    private static final double ALMOST_GREY = 0.02;
    private static final double LEAST_LIGHT = 1e-3;
    private static final double MOST_RED_LOST = 1.5;

    private final double top;
    private final double clipped;
    private final double redLost;
    private final double a;
    private final double b;

    /**
     * @param rgb coded R, G, B, 0 to 1, pixel after pixel
     */
    Highlights(double[] rgb) {
        int pixels = rgb.length / 3;
        double[] largest = new double[pixels];
        double[] red = new double[pixels];
        double[] colour = new double[3];
        double weights = 1e-9 * pixels;
        double sumA = 0;
        double sumB = 0;
        int atWhite = 0;
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(rgb, 3 * i, colour, 0, 3);
            red[i] = colour[0];
            largest[i] = Math.max(colour[0], Math.max(colour[1], colour[2]));
            atWhite += largest[i] >= CLIPPED ? 1 : 0;
            Srgb.toLight(colour);
            Oklab.fromLight(colour);
            double chroma = Math.hypot(colour[1], colour[2]) / ALMOST_GREY;
            double weight = Math.exp(-chroma * chroma) * Math.max(0, colour[0] - BRIGHT);
            weights += weight;
            sumA += weight * colour[1];
            sumB += weight * colour[2];
        }
        Arrays.sort(largest);
        Arrays.sort(red);
        int rank = (int) (pixels * BRIGHTEST);
        this.top = Math.max(largest[rank], DARKEST_TOP);
        this.clipped = Math.min(Math.sqrt((double) atWhite / pixels), MOST_CLIPPED);
        double stops = Math.log(light(largest[rank]) / light(red[rank])) / Math.log(2);
        this.redLost = Math.min(stops, MOST_RED_LOST);
        this.a = sumA / weights;
        this.b = sumB / weights;
    }

    private static double light(double code) {
        return Math.max(Srgb.toLight(code), LEAST_LIGHT);
    }

    /** Where this shot's camera stands along an axis, but for a constant. */
    double along(Axis axis) {
        return switch (axis) {
            case LIGHT -> 4.9 * top + clipped;
            case WARMTH -> 35 * b - 2.2 * redLost;
            case TINT -> 18.5 * (a - b);
            case HARDNESS -> 1.77 * top + 0.73 * clipped;
            case BLACK, COLOUR -> 0;
        };
    }
}
