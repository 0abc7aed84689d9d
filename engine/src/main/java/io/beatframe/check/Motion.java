package io.beatframe.check;

import io.beatframe.time.FrameSize;
import java.util.Arrays;

/**
 * What of a picture's change is no motion. Each block of a frame is looked for nearby in the frame
 * before it; what is left over is new. A fast pan changes every pixel and leaves little over, a cut
 * leaves nearly all.
 */
final class Motion {
    private static final int SHORT_SIDE = 72;
    private static final int BLOCK = 8;

    /** A sixth of the short side a frame: faster is blurred beyond recognition. */
    private static final int REACH = 12;

    /** Blocks at the edge come into view and are found nowhere: so many may. */
    private static final double COUNTED = 0.7;

    private final float[] pixels;
    private final int width;
    private final int height;

    private Motion(float[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** A frame, small, without its brightness and contrast. */
    static Motion of(byte[] luma, FrameSize size) {
        int shorter = Math.min(size.width(), size.height());
        int shrink = Math.max(1, shorter / SHORT_SIDE);
        int width = size.width() / shrink;
        int height = size.height() / shrink;
        float[] small = new float[width * height];
        for (int y = 0; y < height * shrink; y++) {
            for (int x = 0; x < width * shrink; x++) {
                small[y / shrink * width + x / shrink] += luma[y * size.width() + x] & 0xff;
            }
        }
        for (int i = 0; i < small.length; i++) {
            small[i] /= shrink * shrink;
        }
        return new Motion(Luma.structure(small), width, height);
    }

    /** Mean of what is left over of this frame's better-explained blocks, in deviations. */
    double changeFrom(Motion before) {
        int columns = width / BLOCK;
        int rows = height / BLOCK;
        float[] left = new float[columns * rows];
        for (int i = 0; i < left.length; i++) {
            left[i] = leastDifference(before, i % columns * BLOCK, i / columns * BLOCK);
        }
        Arrays.sort(left);
        int counted = Math.max(1, (int) (COUNTED * left.length));
        double sum = 0;
        for (int i = 0; i < counted; i++) {
            sum += left[i];
        }
        return sum / counted;
    }

    private float leastDifference(Motion before, int left, int top) {
        float least = Float.POSITIVE_INFINITY;
        int lastLeft = Math.min(width - BLOCK, left + REACH);
        int lastTop = Math.min(height - BLOCK, top + REACH);
        for (int y = Math.max(0, top - REACH); y <= lastTop; y++) {
            for (int x = Math.max(0, left - REACH); x <= lastLeft; x++) {
                least = Math.min(least, difference(before, left, top, x, y, least));
            }
        }
        return least / (BLOCK * BLOCK);
    }

    /** Gives up above {@code most}. */
    private float difference(Motion before, int left, int top, int x, int y, float most) {
        float sum = 0;
        for (int row = 0; row < BLOCK && sum < most; row++) {
            int here = (top + row) * width + left;
            int there = (y + row) * width + x;
            for (int column = 0; column < BLOCK; column++) {
                sum += Math.abs(pixels[here + column] - before.pixels[there + column]);
            }
        }
        return sum;
    }
}
