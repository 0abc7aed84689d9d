package io.beatframe.grade;

import io.beatframe.grade.ColourStatistics.DominantColour;
import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Five colours that stand for a picture: k-means in Oklab, begun with the farthest points. */
final class DominantColours {
    private static final int COLOURS = 5;
    private static final int ROUNDS = 12;

    /** Two colours nearer than this are one to the eye. */
    private static final double SAME = 0.03;

    private DominantColours() {}

    /**
     * Most frequent first; fewer than five where the picture has fewer.
     *
     * @param rgb coded R, G, B, 0 to 1, pixel after pixel
     */
    static List<DominantColour> of(double[] rgb) {
        double[][] points = oklab(rgb);
        List<double[]> centres = begin(points);
        int[] counts = new int[centres.size()];
        for (int round = 0; round < ROUNDS; round++) {
            counts = new int[centres.size()];
            double[][] sums = new double[centres.size()][3];
            for (double[] point : points) {
                int nearest = nearest(centres, point);
                counts[nearest]++;
                for (int i = 0; i < 3; i++) {
                    sums[nearest][i] += point[i];
                }
            }
            for (int k = 0; k < counts.length; k++) {
                if (counts[k] > 0) {
                    for (int i = 0; i < 3; i++) {
                        centres.get(k)[i] = sums[k][i] / counts[k];
                    }
                }
            }
        }
        List<DominantColour> colours = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                colours.add(
                        new DominantColour(
                                hex(centres.get(k)), (double) counts[k] / points.length));
            }
        }
        colours.sort(
                Comparator.comparingDouble(DominantColour::share)
                        .reversed()
                        .thenComparing(DominantColour::hex));
        return colours;
    }

    private static double[][] oklab(double[] rgb) {
        double[][] points = new double[rgb.length / 3][3];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(rgb, 3 * i, points[i], 0, 3);
            Srgb.toLight(points[i]);
            Oklab.fromLight(points[i]);
        }
        return points;
    }

    private static List<double[]> begin(double[][] points) {
        double[] mean = new double[3];
        for (double[] point : points) {
            for (int i = 0; i < 3; i++) {
                mean[i] += point[i] / points.length;
            }
        }
        List<double[]> centres = new ArrayList<>(List.of(mean));
        while (centres.size() < COLOURS) {
            double[] farthest = mean;
            double distance = SAME * SAME;
            for (double[] point : points) {
                double d = square(centres.get(nearest(centres, point)), point);
                if (d > distance) {
                    distance = d;
                    farthest = point;
                }
            }
            if (distance <= SAME * SAME) {
                break;
            }
            centres.add(farthest.clone());
        }
        return centres;
    }

    private static int nearest(List<double[]> centres, double[] point) {
        int nearest = 0;
        for (int k = 1; k < centres.size(); k++) {
            if (square(centres.get(k), point) < square(centres.get(nearest), point)) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static double square(double[] one, double[] other) {
        double l = one[0] - other[0];
        double a = one[1] - other[1];
        double b = one[2] - other[2];
        return l * l + a * a + b * b;
    }

    private static String hex(double[] lab) {
        double[] rgb = lab.clone();
        Oklab.toLight(rgb);
        Srgb.toCode(rgb);
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", code(rgb[0]), code(rgb[1]), code(rgb[2]));
    }

    private static int code(double value) {
        return (int) Math.clamp(Math.round(255 * value), 0, 255);
    }
}
