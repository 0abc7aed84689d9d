package io.beatframe.clip.footage;

import java.util.Arrays;
import java.util.List;

/**
 * Where the eye goes in a picture, as a coarse grid of weights that sum to 1.
 *
 * <p>The cues are those of Itti, Koch and Niebur (1998), "A model of saliency-based visual
 * attention", in their cheapest form: a place stands out by colour against the whole picture, by
 * contrast against its neighbours and by motion; the middle of the frame is favoured. Faces are
 * found apart from it: see FaceWatch.
 */
final class Saliency {
    private static final double COLOUR = 0.35;
    private static final double EDGES = 0.35;
    private static final double MOTION = 0.8;
    private static final double CENTRE_SIGMA = 0.34;

    private final int columns;
    private final int rows;
    private final float[] weights;

    private Saliency(int columns, int rows, float[] weights) {
        this.columns = columns;
        this.rows = rows;
        this.weights = weights;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    double weight(int column, int row) {
        return weights[row * columns + column];
    }

    static Saliency of(Cells now, Cells before) {
        int count = now.count();
        double[] colour = new double[count];
        double[] motion = new double[count];
        double meanRed = now.mean(0);
        double meanGreen = now.mean(1);
        double meanBlue = now.mean(2);
        for (int i = 0; i < count; i++) {
            double red = now.channel(0, i) - meanRed;
            double green = now.channel(1, i) - meanGreen;
            double blue = now.channel(2, i) - meanBlue;
            double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            colour[i] =
                    Math.sqrt(
                            luma * luma
                                    + (red - green) * (red - green)
                                    + (blue - luma) * (blue - luma));
            motion[i] = Math.max(0, now.change(before, i) - 2);
        }
        double[] sum = new double[count];
        add(sum, colour, COLOUR, 20);
        add(sum, now.edges(), EDGES, 8);
        add(sum, motion, MOTION, 10);
        double usual = Arrays.stream(sum).average().orElse(0);
        float[] weights = new float[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            double x = (i % now.columns() + 0.5) / now.columns() - 0.5;
            double y = (i / now.columns() + 0.5) / now.rows() - 0.47;
            double centre = Math.exp(-(x * x + y * y) / (2 * CENTRE_SIGMA * CENTRE_SIGMA));
            weights[i] = (float) (Math.pow(Math.max(0, sum[i] - usual), 1.5) * centre + 1e-4);
            total += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= (float) total;
        }
        return new Saliency(now.columns(), now.rows(), weights);
    }

    /**
     * Adds a cue in units of its largest value, but never blows up a weak cue. One that is strong
     * everywhere says nothing of where, so it counts less: Itti's normalisation operator.
     */
    private static void add(double[] sum, double[] cue, double weight, double atLeast) {
        double largest = Math.max(atLeast, Arrays.stream(cue).max().orElse(0));
        double spread = 1 - Arrays.stream(cue).average().orElse(0) / largest;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * spread * spread * cue[i] / largest;
        }
    }

    /** The mean of several pictures of one shape. */
    static Saliency mean(List<Saliency> all) {
        Saliency first = all.getFirst();
        float[] weights = new float[first.weights.length];
        for (Saliency one : all) {
            if (one.weights.length != weights.length || one.columns != first.columns) {
                continue;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] += one.weights[i];
            }
        }
        return new Saliency(first.columns, first.rows, weights);
    }
}
