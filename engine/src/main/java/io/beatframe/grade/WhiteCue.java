package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import java.util.Arrays;
import java.util.List;

/**
 * What colour the light seems to have, as log2 R/G and B/G: half grey-edge with p = 6 (van de
 * Weijer, Gevers, Gijsenij 2007), half a vote of the nearly neutral pixels. Both depend less on
 * what is filmed than the mean colour does.
 */
record WhiteCue(double red, double blue) {
    private static final WhiteCue NONE = new WhiteCue(0, 0);
    private static final double NEARLY_NEUTRAL = 0.03;
    private static final double DARKEST = 0.25;
    private static final double BRIGHTEST = 0.96;
    private static final double P = 6;

    static WhiteCue of(List<SmallFrame> frames) {
        return median(frames.stream().map(WhiteCue::of).toList());
    }

    /** Of each number apart. */
    static WhiteCue median(List<WhiteCue> cues) {
        return new WhiteCue(
                median(cues.stream().mapToDouble(WhiteCue::red).toArray()),
                median(cues.stream().mapToDouble(WhiteCue::blue).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static WhiteCue of(SmallFrame frame) {
        WhiteCue edge = greyEdge(frame);
        WhiteCue neutral = nearNeutral(frame);
        return new WhiteCue((edge.red + neutral.red) / 2, (edge.blue + neutral.blue) / 2);
    }

    private static WhiteCue greyEdge(SmallFrame frame) {
        double[] power = new double[3];
        byte[] rgb = frame.rgb24();
        int row = 3 * frame.width();
        for (int y = 1; y < frame.height() - 1; y++) {
            for (int x = 1; x < frame.width() - 1; x++) {
                int at = y * row + 3 * x;
                for (int c = 0; c < 3; c++) {
                    double dx = Srgb.toLight(rgb[at + c + 3]) - Srgb.toLight(rgb[at + c - 3]);
                    double dy = Srgb.toLight(rgb[at + c + row]) - Srgb.toLight(rgb[at + c - row]);
                    double square = dx * dx + dy * dy;
                    power[c] += square * square * square;
                }
            }
        }
        double least = Math.min(power[0], Math.min(power[1], power[2]));
        return least < 1e-18
                ? NONE
                : new WhiteCue(log2(power[0] / power[1]) / P, log2(power[2] / power[1]) / P);
    }

    private static WhiteCue nearNeutral(SmallFrame frame) {
        double weights = 0;
        double red = 0;
        double blue = 0;
        double[] c = new double[3];
        byte[] rgb = frame.rgb24();
        for (int at = 0; at < rgb.length; at += 3) {
            for (int i = 0; i < 3; i++) {
                c[i] = Srgb.toLight(rgb[at + i]);
            }
            if (Math.min(c[0], Math.min(c[1], c[2])) <= 0.002) {
                continue;
            }
            double r = log2(c[0] / c[1]);
            double b = log2(c[2] / c[1]);
            Oklab.fromLight(c);
            if (c[0] > DARKEST && c[0] < BRIGHTEST) {
                double chroma = Math.hypot(c[1], c[2]) / NEARLY_NEUTRAL;
                double weight = Math.exp(-chroma * chroma / 2);
                weights += weight;
                red += weight * r;
                blue += weight * b;
            }
        }
        return weights < 1 ? NONE : new WhiteCue(red / weights, blue / weights);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
