package io.beatframe.clip.previz;

import io.beatframe.plan.ShotPlan;
import java.util.zip.CRC32;

/** A drawn frame, as tests look at it. */
record Seen(int width, int height, byte[] bgr0) {

    static Seen frame(ShotPlan plan, int shot, int frame) {
        return frame(plan, new ShotPainter(plan, shot), frame);
    }

    static Seen frame(ShotPlan plan, ShotPainter painter, int frame) {
        byte[] bytes = new byte[plan.size().pixels() * 4];
        painter.paint(frame, bytes);
        return new Seen(plan.size().width(), plan.size().height(), bytes);
    }

    long checksum() {
        CRC32 sum = new CRC32();
        sum.update(bgr0);
        return sum.getValue();
    }

    /** 0 to 255. */
    double luma(int x, int y) {
        int i = (y * width + x) * 4;
        return 0.0722 * (bgr0[i] & 0xFF)
                + 0.7152 * (bgr0[i + 1] & 0xFF)
                + 0.2126 * (bgr0[i + 2] & 0xFF);
    }

    /** The luma of blocks of 12 × 12 pixels, rows by turns; grain averages out. */
    double[] small() {
        int w = width / 12;
        int h = height / 12;
        double[] blocks = new double[w * h];
        for (int y = 0; y < h * 12; y++) {
            for (int x = 0; x < w * 12; x++) {
                blocks[y / 12 * w + x / 12] += luma(x, y) / 144;
            }
        }
        return blocks;
    }

    int smallWidth() {
        return width / 12;
    }

    double mean() {
        double sum = 0;
        for (double block : small()) {
            sum += block;
        }
        return sum / small().length;
    }

    /** Mean absolute difference of the blocks. */
    double difference(Seen other) {
        double[] a = small();
        double[] b = other.small();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    /** By how many blocks this picture's lower half must move right to match the other best. */
    int shiftRight(Seen other, int most) {
        return shift(other, most, 1, 0);
    }

    int shiftDown(Seen other, int most) {
        return shift(other, most, 0, 1);
    }

    private int shift(Seen other, int most, int dx, int dy) {
        double[] a = small();
        double[] b = other.small();
        int w = smallWidth();
        int h = a.length / w;
        double best = Double.MAX_VALUE;
        int found = 0;
        for (int s = -most; s <= most; s++) {
            double sum = 0;
            int n = 0;
            // The lower part: near things, which every move carries along.
            for (int y = Math.max(most, h * 3 / 5); y < h - most; y++) {
                for (int x = most; x < w - most; x++) {
                    sum += Math.abs(a[y * w + x] - b[(y + s * dy) * w + x + s * dx]);
                    n++;
                }
            }
            if (sum / n < best) {
                best = sum / n;
                found = s;
            }
        }
        return found;
    }
}
