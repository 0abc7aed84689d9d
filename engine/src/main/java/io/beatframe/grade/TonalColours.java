package io.beatframe.grade;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The mean colour of a shot's darkest eleventh, the next, and so on to its brightest, as L*, a*,
 * b*. How far two shots are apart is the mean ΔE00 of the 11 pairs: their blacks, mid-tones and
 * whites compared each with the other's, as an eye does at a cut. It says nothing of where in the
 * picture a colour stands, and for shots of different things it does not become 0.
 *
 * <p>Thinner steps are no finer measure: at 33, half a code of noise moves pixels of other hues
 * from step to step, and a perfect match measures up to 0.7; at 11, 0.2 or less.
 */
public final class TonalColours {
    private static final int STEPS = 11;

    private final double[][] lab;

    private TonalColours(double[][] lab) {
        this.lab = lab;
    }

    /** Of a shot's pixels after a transform. */
    static TonalColours of(ShotSample shot, Lut3D.Transform transform) {
        return of(shot.rgb(), transform);
    }

    /**
     * @param rgb coded bt709 R, G, B, 0 to 1, pixel after pixel; at least 11 pixels
     */
    public static TonalColours of(double[] rgb) {
        return of(rgb, unchanged -> {});
    }

    private static TonalColours of(double[] rgb, Lut3D.Transform transform) {
        List<double[]> colours = new ArrayList<>(rgb.length / 3);
        for (int i = 0; i < rgb.length; i += 3) {
            double[] colour = {rgb[i], rgb[i + 1], rgb[i + 2]};
            transform.apply(colour);
            CieLab.fromCode(colour);
            colours.add(colour);
        }
        colours.sort(Comparator.comparingDouble(colour -> colour[0]));
        double[][] lab = new double[STEPS][3];
        for (int step = 0; step < STEPS; step++) {
            int from = step * colours.size() / STEPS;
            int to = (step + 1) * colours.size() / STEPS;
            for (double[] colour : colours.subList(from, to)) {
                for (int i = 0; i < 3; i++) {
                    lab[step][i] += colour[i] / (to - from);
                }
            }
        }
        return new TonalColours(lab);
    }

    /** Step by step, number by number, the middle of several shots. */
    static TonalColours median(List<TonalColours> shots) {
        List<double[]> rows = shots.stream().map(TonalColours::row).toList();
        double[] median = ColourQuantiles.median(rows);
        double[][] lab = new double[STEPS][3];
        for (int i = 0; i < median.length; i++) {
            lab[i / 3][i % 3] = median[i];
        }
        return new TonalColours(lab);
    }

    private double[] row() {
        double[] row = new double[3 * STEPS];
        for (int i = 0; i < row.length; i++) {
            row[i] = lab[i / 3][i % 3];
        }
        return row;
    }

    /** Mean ΔE00 of the pairs. */
    public double distance(TonalColours other) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum += DeltaE00.between(lab[step], other.lab[step]);
        }
        return sum / STEPS;
    }
}
