package io.beatframe.grade;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.Srgb;
import java.util.Arrays;

/** How others match the colours of one picture to another's, for comparison. */
final class RivalMatchers {
    private RivalMatchers() {}

    /** The guide: mean HSV value by a straight line, mean HSV saturation by a factor of chroma. */
    static Lut3D.Transform guide(SmallFrame shot, SmallFrame goal) {
        double[] mine = valueAndSaturation(shot);
        double[] theirs = valueAndSaturation(goal);
        double line = (255 + Math.floor(theirs[0] - mine[0])) / 255;
        double ratio = theirs[1] / (mine[1] + 1e-6);
        boolean needed = Math.abs(mine[0] - theirs[0]) > 10 || Math.abs(1 - 1 / ratio) > 0.15;
        double factor = Math.clamp(ratio, 0, 3);
        return rgb -> {
            if (needed) {
                double luma = 0;
                double[] weights = {0.2126, 0.7152, 0.0722};
                for (int i = 0; i < 3; i++) {
                    rgb[i] = Math.clamp(rgb[i] * line, 0, 1);
                    luma += weights[i] * rgb[i];
                }
                for (int i = 0; i < 3; i++) {
                    rgb[i] = Math.clamp(luma + factor * (rgb[i] - luma), 0, 1);
                }
            }
        };
    }

    private static double[] valueAndSaturation(SmallFrame frame) {
        double value = 0;
        double saturation = 0;
        byte[] rgb = frame.rgb24();
        for (int at = 0; at < rgb.length; at += 3) {
            int r = rgb[at] & 0xff;
            int g = rgb[at + 1] & 0xff;
            int b = rgb[at + 2] & 0xff;
            int most = Math.max(r, Math.max(g, b));
            value += most;
            saturation += most == 0 ? 0 : 255.0 * (most - Math.min(r, Math.min(g, b))) / most;
        }
        return new double[] {3 * value / rgb.length, 3 * saturation / rgb.length};
    }

    /** Reinhard et al. 2001: mean and deviation of each channel, here of CIE L*a*b*. */
    static Lut3D.Transform reinhard(SmallFrame shot, SmallFrame goal) {
        double[][] mine = moments(shot);
        double[][] theirs = moments(goal);
        return rgb -> {
            CieLab.fromCode(rgb);
            for (int i = 0; i < 3; i++) {
                double scale = Math.sqrt(theirs[1][i] / Math.max(1e-9, mine[1][i]));
                rgb[i] = theirs[0][i] + scale * (rgb[i] - mine[0][i]);
            }
            fromLab(rgb);
        };
    }

    private static double[][] moments(SmallFrame frame) {
        double[][] moments = new double[2][3];
        int pixels = frame.rgb24().length / 3;
        double[] lab = new double[3];
        for (int i = 0; i < pixels; i++) {
            frame.pixel(i % frame.width(), i / frame.width(), lab, 0);
            CieLab.fromCode(lab);
            for (int c = 0; c < 3; c++) {
                moments[0][c] += lab[c] / pixels;
                moments[1][c] += lab[c] * lab[c] / pixels;
            }
        }
        for (int c = 0; c < 3; c++) {
            moments[1][c] -= moments[0][c] * moments[0][c];
        }
        return moments;
    }

    private static void fromLab(double[] c) {
        double y = (c[0] + 16) / 116;
        double x = 0.9504559 * inverse(y + c[1] / 500);
        double z = 1.0890578 * inverse(y - c[2] / 200);
        double yy = inverse(y);
        double[] light = {
            3.2409699 * x - 1.5373832 * yy - 0.4986108 * z,
            -0.9692436 * x + 1.8759675 * yy + 0.0415551 * z,
            0.0556301 * x - 0.2039770 * yy + 1.0569715 * z
        };
        for (int i = 0; i < 3; i++) {
            c[i] = Math.clamp(Srgb.toCode(Math.max(0, light[i])), 0, 1);
        }
    }

    private static double inverse(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * 36.0 / 841 * (t - 4.0 / 29);
    }

    /** Each channel's cumulative histogram. */
    static Lut3D.Transform histogram(SmallFrame shot, SmallFrame goal) {
        double[][] map = new double[3][256];
        for (int c = 0; c < 3; c++) {
            double[] mine = cumulative(shot, c);
            double[] theirs = cumulative(goal, c);
            for (int code = 0; code < 256; code++) {
                int to = Arrays.binarySearch(theirs, mine[code]);
                map[c][code] = Math.min(255, to < 0 ? -to - 1 : to) / 255.0;
            }
        }
        return rgb -> {
            for (int c = 0; c < 3; c++) {
                rgb[c] = map[c][(int) Math.round(255 * Math.clamp(rgb[c], 0, 1))];
            }
        };
    }

    private static double[] cumulative(SmallFrame frame, int channel) {
        double[] counts = new double[256];
        byte[] rgb = frame.rgb24();
        for (int at = channel; at < rgb.length; at += 3) {
            counts[rgb[at] & 0xff] += 3.0 / rgb.length;
        }
        for (int i = 1; i < 256; i++) {
            counts[i] += counts[i - 1] + 1e-12;
        }
        return counts;
    }

    /** Pitié and Kokaram 2007: the linear Monge-Kantorovitch map of coded RGB. */
    static Lut3D.Transform mkl(SmallFrame shot, SmallFrame goal) {
        return LinearTransport.between(codes(shot), codes(goal), 1e-6);
    }

    private static double[] codes(SmallFrame frame) {
        double[] codes = new double[frame.rgb24().length];
        Arrays.setAll(codes, at -> (frame.rgb24()[at] & 0xff) / 255.0);
        return codes;
    }
}
