package io.beatframe.grade;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import java.util.Random;

/** Pictures made for tests, what a camera may do to them, and how far apart two are. */
final class MadePictures {
    static final int WIDTH = 160;
    static final int HEIGHT = 90;

    private MadePictures() {}

    /** Blobs of colour before a gradient, with some noise: many hues and tones. */
    static SmallFrame picture(int seed) {
        return picture(seed, WIDTH, HEIGHT);
    }

    static SmallFrame picture(int seed, int width, int height) {
        Random random = new Random(seed);
        double[][] blobs = new double[14][];
        for (int i = 0; i < blobs.length; i++) {
            blobs[i] = random.doubles(6).toArray();
        }
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] colour = {0.15 + 0.5 * y / height, 0.2 + 0.4 * y / height, 0.45};
                for (double[] blob : blobs) {
                    double dx = (double) x / width - blob[0];
                    double dy = (double) y / height - blob[1];
                    double share =
                            Math.clamp(1.5 - Math.hypot(dx, dy) / (0.05 + 0.12 * blob[2]), 0, 1);
                    for (int c = 0; c < 3; c++) {
                        colour[c] += share * (0.08 + 0.7 * blob[3 + c] - colour[c]);
                    }
                }
                for (int c = 0; c < 3; c++) {
                    double value = colour[c] + 0.01 * random.nextGaussian();
                    rgb[3 * (y * width + x) + c] = (byte) Math.round(255 * Math.clamp(value, 0, 1));
                }
            }
        }
        return new SmallFrame(width, height, rgb);
    }

    /** What a badly set camera does: a hard clip and 8 bits. */
    static SmallFrame filmed(SmallFrame frame, Correction distortion) {
        return through(frame, new CorrectionTransform(distortion, 0));
    }

    static SmallFrame through(SmallFrame frame, Lut3D.Transform transform) {
        byte[] result = new byte[frame.rgb24().length];
        double[] rgb = new double[3];
        for (int i = 0; i < result.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                rgb[c] = (frame.rgb24()[i + c] & 0xff) / 255.0;
            }
            transform.apply(rgb);
            for (int c = 0; c < 3; c++) {
                result[i + c] = (byte) Math.round(255 * Math.clamp(rgb[c], 0, 1));
            }
        }
        return new SmallFrame(frame.width(), frame.height(), result);
    }

    /** Mean ΔE00, pixel by pixel. */
    static double deltaE(SmallFrame one, SmallFrame other) {
        double sum = 0;
        double[] a = new double[3];
        double[] b = new double[3];
        int pixels = one.width() * one.height();
        for (int i = 0; i < pixels; i++) {
            one.pixel(i % one.width(), i / one.width(), a, 0);
            other.pixel(i % other.width(), i / other.width(), b, 0);
            CieLab.fromCode(a);
            CieLab.fromCode(b);
            sum += DeltaE00.between(a, b);
        }
        return sum / pixels;
    }

    /** Rows of B, G, R, 0. */
    static byte[] bgr0(SmallFrame frame) {
        byte[] rgb = frame.rgb24();
        byte[] result = new byte[rgb.length / 3 * 4];
        for (int i = 0; i < rgb.length / 3; i++) {
            result[4 * i] = rgb[3 * i + 2];
            result[4 * i + 1] = rgb[3 * i + 1];
            result[4 * i + 2] = rgb[3 * i];
        }
        return result;
    }
}
