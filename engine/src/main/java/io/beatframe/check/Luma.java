package io.beatframe.check;

import io.beatframe.time.FrameSize;

/** Arithmetic on luma planes, a byte a pixel as stored: 16 is black, 235 white. */
final class Luma {
    static final int BLACK = 16;
    static final int WHITE = 235;
    private static final int LONGEST_SHORT_SIDE = 270;

    /** Half as large, as colours are stored, a picture still has 32 columns or rows of blocks. */
    private static final int SHORTEST_SIDE = 64;

    private Luma() {}

    /** The size at which pictures are compared: at most 270 on the short side, at least 64. */
    static FrameSize size(double width, double height) {
        double shortSide = Math.max(1, Math.min(width, height));
        double factor = Math.min(1, LONGEST_SHORT_SIDE / shortSide);
        return new FrameSize(even(width * factor), even(height * factor));
    }

    private static int even(double length) {
        return Math.clamp(2 * Math.round(length / 2), SHORTEST_SIDE, 4096);
    }

    /** Mean squared difference. */
    static double error(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            int difference = (one[i] & 0xff) - (other[i] & 0xff);
            sum += (long) difference * difference;
        }
        return (double) sum / one.length;
    }

    /** PSNR of a mean squared error, at most 60 dB: finer than that is no evidence. */
    static double decibels(double meanSquaredError) {
        return 10 * Math.log10(255 * 255 / Math.max(meanSquaredError, 255 * 255 / 1e6));
    }

    static double mean(byte[] luma) {
        long sum = 0;
        for (byte value : luma) {
            sum += value & 0xff;
        }
        return (double) sum / luma.length;
    }

    /** Means of about 18 by 32 blocks: what a picture shows, without its grain. */
    static float[] coarse(byte[] luma, FrameSize size) {
        return coarse(luma, size.width(), size.height());
    }

    /** The same of any plane. */
    static float[] coarse(byte[] plane, int width, int height) {
        int columns = width <= height ? 18 : 32;
        int rows = width <= height ? 32 : 18;
        columns = Math.min(columns, width);
        rows = Math.min(rows, height);
        float[] sums = new float[columns * rows];
        int[] counts = new int[columns * rows];
        for (int y = 0; y < height; y++) {
            int row = y * rows / height;
            for (int x = 0; x < width; x++) {
                int block = row * columns + x * columns / width;
                sums[block] += plane[y * width + x] & 0xff;
                counts[block]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= counts[i];
        }
        return sums;
    }

    /** The same without brightness and contrast, so that a flash of light is no new picture. */
    static float[] structure(float[] coarse) {
        double sum = 0;
        double squares = 0;
        for (float value : coarse) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / coarse.length;
        // Four codes of noise floor: a plain picture has no structure to speak of.
        double deviation = Math.sqrt(Math.max(0, squares / coarse.length - mean * mean)) + 4;
        float[] structure = new float[coarse.length];
        for (int i = 0; i < coarse.length; i++) {
            structure[i] = (float) ((coarse[i] - mean) / deviation);
        }
        return structure;
    }

    static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum / one.length;
    }
}
