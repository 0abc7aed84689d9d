package io.beatframe.clip.footage;

import io.beatframe.time.FrameSize;

/**
 * Draws any rectangle of a picture into a frame of one size, exact to a fraction of a pixel, so
 * that a slow camera glides instead of jumping from pixel to pixel. Separable cubic convolution
 * (Keys 1981, a = -0.5), widened where the picture is made smaller.
 */
final class Resampler {
    private static final int BITS = 12;

    private final Picture picture;
    private final FrameSize size;
    private final byte[] frame;
    private short[] lines = new short[0];

    Resampler(Picture picture, FrameSize size) {
        this.picture = picture;
        this.size = size;
        this.frame = new byte[4 * size.pixels()];
    }

    /** Weights of the source pixels for each target pixel, in units of 2^-12. */
    private record Taps(int count, int[] first, int[] weights) {

        /**
         * @param start of the rectangle, in source pixels
         * @param length of it
         */
        static Taps of(double start, double length, int sourceLength, int targetLength) {
            double step = length / targetLength;
            double width = Math.max(1, step);
            int count = (int) Math.ceil(4 * width) + 1;
            int[] first = new int[targetLength];
            int[] weights = new int[targetLength * count];
            double[] exact = new double[count];
            for (int i = 0; i < targetLength; i++) {
                double centre = start + (i + 0.5) * step - 0.5;
                int from = (int) Math.ceil(centre - 2 * width);
                double sum = 0;
                for (int tap = 0; tap < count; tap++) {
                    exact[tap] = cubic((from + tap - centre) / width);
                    sum += exact[tap];
                }
                int base = Math.clamp(from, 0, Math.max(0, sourceLength - count));
                int left = 1 << BITS;
                int heaviest = 0;
                for (int tap = 0; tap < count; tap++) {
                    // Pixels beyond the edge repeat the last one.
                    int at = Math.clamp(from + tap, 0, sourceLength - 1) - base;
                    int weight = (int) Math.round(exact[tap] / sum * (1 << BITS));
                    weights[i * count + at] += weight;
                    left -= weight;
                    heaviest =
                            weights[i * count + at] > weights[i * count + heaviest] ? at : heaviest;
                }
                weights[i * count + heaviest] += left;
                first[i] = base;
            }
            return new Taps(count, first, weights);
        }

        private static double cubic(double x) {
            double a = Math.abs(x);
            if (a < 1) {
                return (1.5 * a - 2.5) * a * a + 1;
            }
            return a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
        }
    }

    /** The frame as B, G, R, 0 bytes; the array is used again. */
    byte[] frame(Area area) {
        Taps across =
                Taps.of(
                        area.x() * picture.width(),
                        area.width() * picture.width(),
                        picture.width(),
                        size.width());
        Taps down =
                Taps.of(
                        area.y() * picture.height(),
                        area.height() * picture.height(),
                        picture.height(),
                        size.height());
        int top = down.first()[0];
        int bottom = Math.min(picture.height(), down.first()[size.height() - 1] + down.count());
        squeeze(across, top, bottom);
        stack(down, top, bottom);
        return frame;
    }

    /** Each source line to the frame's width, in units of 1/16 level. */
    private void squeeze(Taps taps, int top, int bottom) {
        int lineLength = 3 * size.width();
        int needed = lineLength * (bottom - top);
        if (lines.length < needed) {
            lines = new short[needed];
        }
        byte[] rgb = picture.rgb();
        int count = Math.min(taps.count(), picture.width());
        for (int y = top; y < bottom; y++) {
            int row = 3 * y * picture.width();
            int to = (y - top) * lineLength;
            for (int x = 0; x < size.width(); x++) {
                int at = row + 3 * taps.first()[x];
                int weightAt = x * taps.count();
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int tap = 0; tap < count; tap++) {
                    int weight = taps.weights()[weightAt + tap];
                    red += weight * (rgb[at] & 0xff);
                    green += weight * (rgb[at + 1] & 0xff);
                    blue += weight * (rgb[at + 2] & 0xff);
                    at += 3;
                }
                lines[to++] = (short) (blue >> (BITS - 4));
                lines[to++] = (short) (green >> (BITS - 4));
                lines[to++] = (short) (red >> (BITS - 4));
            }
        }
    }

    private void stack(Taps taps, int top, int bottom) {
        int lineLength = 3 * size.width();
        int[] sums = new int[lineLength];
        int half = 1 << (BITS + 3);
        for (int y = 0; y < size.height(); y++) {
            java.util.Arrays.fill(sums, half);
            for (int tap = 0; tap < taps.count(); tap++) {
                int weight = taps.weights()[y * taps.count() + tap];
                int line = taps.first()[y] + tap - top;
                if (weight == 0 || line >= bottom - top) {
                    continue;
                }
                int at = line * lineLength;
                for (int i = 0; i < lineLength; i++) {
                    sums[i] += weight * lines[at + i];
                }
            }
            int to = 4 * y * size.width();
            for (int i = 0; i < lineLength; i += 3) {
                frame[to] = level(sums[i]);
                frame[to + 1] = level(sums[i + 1]);
                frame[to + 2] = level(sums[i + 2]);
                to += 4;
            }
        }
    }

    private static byte level(int sum) {
        return (byte) Math.clamp(sum >> (BITS + 4), 0, 255);
    }
}
