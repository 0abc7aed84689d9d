package io.beatframe.check;

import io.beatframe.plan.Transition;
import io.beatframe.time.FrameSize;
import java.util.Optional;

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
     * @return empty inside a transition whose picture cannot be worked out
     */
    static Optional<Mixture> of(Transition join, int index, long afterAnchor) {
        int overlap = join.overlap();
        if (2 * afterAnchor < -overlap || 2 * afterAnchor >= overlap) {
            return Optional.of(new Blend(afterAnchor < 0 ? 0 : 1));
        }
        double part = (double) afterAnchor / overlap + 0.5;
        double seen = afterAnchor < 0 ? 0 : 1;
        double away = Math.abs(2 * part - 1);
        return switch (join) {
            case Transition.Cut cut -> Optional.of(new Blend(seen));
            case Transition.Dissolve dissolve -> Optional.of(new Blend(part));
            case Transition.DipToBlack dip -> Optional.of(new Dip(seen, away, Luma.BLACK));
            case Transition.DipToWhite dip -> Optional.of(new Dip(seen, away, Luma.WHITE));
            case Transition.LightLeak leak -> Optional.of(new Leak(part));
            case Transition.Push push -> Optional.of(new Slide(part, index % 2 == 0, 0));
            case Transition.Whip whip ->
                    Optional.of(new Slide(part, index % 2 == 0, 3 * part * (1 - part) / overlap));
            case Transition.Zoom zoom -> Optional.empty();
            case Transition.Glitch glitch -> Optional.empty();
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
            for (int y = 0; y < size.height(); y++) {
                double down = (y + 0.5) / size.height();
                for (int x = 0; x < size.width(); x++) {
                    double across = (x + 0.5) / size.width();
                    double off = (across + 0.3 * down - 1.3 * (1 - part)) / 0.4;
                    double light = 4 * part * (1 - part) * (0.3 + 0.7 * Math.exp(-off * off));
                    int at = y * size.width() + x;
                    set(mixed, at, (mixed[at] & 0xff) + 105 * light);
                }
            }
            return mixed;
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
                    row[x] = between(shown, y * width, width, within);
                }
                blur(row, mixed, y * width);
            }
            return mixed;
        }

        private static double between(byte[] luma, int start, int width, double x) {
            double inside = Math.clamp(x, 0, width - 1);
            int left = (int) Math.min(inside, width - 2);
            double part = inside - left;
            return (1 - part) * (luma[start + left] & 0xff)
                    + part * (luma[start + left + 1] & 0xff);
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

    private static void set(byte[] luma, int at, double value) {
        luma[at] = (byte) Math.round(Math.clamp(value, Luma.BLACK, Luma.WHITE));
    }
}
