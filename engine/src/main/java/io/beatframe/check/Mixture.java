package io.beatframe.check;

import io.beatframe.plan.Transition;
import io.beatframe.time.FrameSize;
import java.util.Arrays;

/**
 * How one frame of a join shows the two shots, as it should be: worked out from what the
 * transitions mean, in small luma pictures, and not from the filters that draw them.
 */
sealed interface Mixture {

    /**
     * @param out a frame of the shot that goes
     * @param in a frame of the shot that comes
     */
    byte[] of(byte[] out, byte[] in, FrameSize size);

    /**
     * @param index of the join in the reel
     * @param afterAnchor frames from the anchor, negative before it
     */
    static Mixture of(Transition join, int index, long afterAnchor) {
        int overlap = join.overlap();
        if (2 * afterAnchor < -overlap || 2 * afterAnchor >= overlap) {
            return new Blend(afterAnchor < 0 ? 0 : 1);
        }
        double part = (double) afterAnchor / overlap + 0.5;
        double seen = afterAnchor < 0 ? 0 : 1;
        double away = Math.abs(2 * part - 1);
        return switch (join) {
            case Transition.Cut cut -> new Blend(seen);
            case Transition.Dissolve dissolve -> new Blend(part);
            case Transition.DipToBlack dip -> new Dip(seen, away, Luma.BLACK);
            case Transition.DipToWhite dip -> new Dip(seen, away, Luma.WHITE);
            case Transition.LightLeak leak -> new Leak(part);
            case Transition.Push push -> new Slide(part, index % 2 == 0, 0);
            case Transition.Whip whip ->
                    new Slide(part, index % 2 == 0, 3 * part * (1 - part) / overlap);
            case Transition.Zoom zoom -> {
                double far = 2.0 * (afterAnchor < 0 ? -afterAnchor - 1 : afterAnchor) / overlap;
                yield new Closer(seen, 0.2 * (1 - far) * (1 - far));
            }
            case Transition.Glitch glitch -> new Torn(seen, (int) (afterAnchor + overlap / 2) % 3);
        };
    }

    /** One picture through the other. */
    record Blend(double part) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            byte[] mixed = new byte[out.length];
            for (int i = 0; i < mixed.length; i++) {
                set(mixed, i, (1 - part) * (out[i] & 0xff) + part * (in[i] & 0xff));
            }
            return mixed;
        }
    }

    /**
     * One picture with so much of its light, and the rest of one colour.
     *
     * @param seen 0 for the picture that goes, 1 for the one that comes
     */
    record Dip(double seen, double light, int colour) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            byte[] mixed = new byte[out.length];
            byte[] shown = seen == 0 ? out : in;
            for (int i = 0; i < mixed.length; i++) {
                set(mixed, i, colour + light * ((shown[i] & 0xff) - colour));
            }
            return mixed;
        }
    }

    /** A blend under the warm light of {@code Filter.Leak}. */
    record Leak(double part) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            byte[] mixed = new Blend(part).of(out, in, size);
            double strength = Math.sin(Math.PI * part) * Math.sin(Math.PI * part);
            for (int y = 0; y < size.height(); y++) {
                double down = (y + 0.5) / size.height();
                for (int x = 0; x < size.width(); x++) {
                    double across = (x + 0.5) / size.width();
                    double wide = spot(across + 0.3 * down - 1.25 + 1.1 * part, 0.33);
                    double high = wide * spot(down - 0.3, 0.7);
                    double low = spot(across - 0.1 - 0.3 * part, 0.3) * spot(down - 0.85, 0.22);
                    double light = strength * Math.min(1, 0.12 + 0.88 * high + 0.6 * low);
                    double covers = 0.85 * light;
                    int at = y * size.width() + x;
                    double under = mixed[at] & 0xff;
                    set(mixed, at, under + covers * (150 + 80 * light - under));
                }
            }
            return mixed;
        }

        private static double spot(double off, double reach) {
            return Math.exp(-(off / reach) * (off / reach));
        }
    }

    /**
     * One picture beside the other, moved along.
     *
     * @param blur to either side, as a part of the width
     */
    record Slide(double part, boolean leftwards, double blur) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            int width = size.width();
            double way = part * part * (3 - 2 * part) * width;
            byte[] mixed = new byte[out.length];
            double[] row = new double[width];
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < width; x++) {
                    double from = leftwards ? x + way : x - way;
                    boolean outside = from < 0 || from > width - 1;
                    byte[] shown = outside ? in : out;
                    double within = outside ? from + (leftwards ? -width : width) : from;
                    row[x] = between(shown, y, width, within);
                }
                blur(row, mixed, y * width);
            }
            return mixed;
        }

        private void blur(double[] row, byte[] into, int start) {
            int radius = (int) Math.round(blur * row.length);
            for (int x = 0; x < row.length; x++) {
                double sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += row[Math.clamp(x + k, 0, row.length - 1)];
                }
                set(into, start + x, sum / (2 * radius + 1));
            }
        }
    }

    /**
     * One picture, nearer.
     *
     * @param margin what is left out on each side, as a part of the picture
     */
    record Closer(double seen, double margin) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            byte[] shown = seen == 0 ? out : in;
            byte[] nearer = new byte[shown.length];
            for (int y = 0; y < size.height(); y++) {
                double down = margin * size.height() + (y + 0.5) * (1 - 2 * margin) - 0.5;
                int upper = (int) Math.clamp(down, 0, size.height() - 2);
                double below = Math.clamp(down - upper, 0, 1);
                for (int x = 0; x < size.width(); x++) {
                    double across = margin * size.width() + (x + 0.5) * (1 - 2 * margin) - 0.5;
                    double value =
                            (1 - below) * between(shown, upper, size.width(), across)
                                    + below * between(shown, upper + 1, size.width(), across);
                    set(nearer, y * size.width() + x, value);
                }
            }
            return nearer;
        }
    }

    /**
     * One picture with what a glitch does to its luma.
     *
     * @param turn 0: nothing, 1: bands change places, 2: blocks
     */
    record Torn(double seen, int turn) implements Mixture {
        @Override
        public byte[] of(byte[] out, byte[] in, FrameSize size) {
            byte[] torn = (seen == 0 ? out : in).clone();
            if (turn == 1) {
                swap(torn, size, 0.07, 0.18, 0.56);
                swap(torn, size, 0.04, 0.34, 0.8);
            } else if (turn == 2) {
                blocks(torn, size, size.width() / 15.0, size.width() / 60.0);
            }
            return torn;
        }

        private static void swap(
                byte[] luma, FrameSize size, double height, double one, double other) {
            int width = size.width();
            int length = (int) Math.round(height * size.height()) * width;
            int first = (int) Math.round(one * size.height()) * width;
            int second = (int) Math.round(other * size.height()) * width;
            byte[] kept = Arrays.copyOfRange(luma, first, first + length);
            System.arraycopy(luma, second, luma, first, length);
            System.arraycopy(kept, 0, luma, second, length);
        }

        private static void blocks(byte[] luma, FrameSize size, double wide, double tall) {
            int columns = (int) Math.ceil(size.width() / wide);
            int rows = (int) Math.ceil(size.height() / tall);
            double[] sums = new double[columns * rows];
            int[] counts = new int[columns * rows];
            for (int i = 0; i < luma.length; i++) {
                int block = block(i, size, wide, tall, columns);
                sums[block] += luma[i] & 0xff;
                counts[block]++;
            }
            for (int i = 0; i < luma.length; i++) {
                int block = block(i, size, wide, tall, columns);
                set(luma, i, sums[block] / counts[block]);
            }
        }

        private static int block(int at, FrameSize size, double wide, double tall, int columns) {
            return (int) (at / size.width() / tall) * columns + (int) (at % size.width() / wide);
        }
    }

    /** A row's value between two pixels. */
    private static double between(byte[] luma, int row, int width, double x) {
        double inside = Math.clamp(x, 0, width - 1);
        int left = (int) Math.min(inside, width - 2);
        double part = inside - left;
        int at = row * width + left;
        return (1 - part) * (luma[at] & 0xff) + part * (luma[at + 1] & 0xff);
    }

    private static void set(byte[] luma, int at, double value) {
        luma[at] = (byte) Math.round(Math.clamp(value, Luma.BLACK, Luma.WHITE));
    }
}
