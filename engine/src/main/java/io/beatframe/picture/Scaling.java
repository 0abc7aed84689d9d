package io.beatframe.picture;

/** Draws a picture at another size. */
final class Scaling {
    private Scaling() {}

    static void draw(Picture from, Picture to, int x, int y, int wide, int high, double opacity) {
        if (wide < 1 || high < 1) {
            return;
        }
        double[][] columns = weights(from.width(), wide);
        double[][] rows = weights(from.height(), high);
        int x1 = Math.min(to.width(), x + wide);
        int y1 = Math.min(to.height(), y + high);
        for (int toY = Math.max(0, y); toY < y1; toY++) {
            double[] row = rows[toY - y];
            for (int toX = Math.max(0, x); toX < x1; toX++) {
                int at = toY * to.width() + toX;
                to.rgb()[at] = Colour.mix(to.rgb()[at], mean(from, columns[toX - x], row), opacity);
            }
        }
    }

    /**
     * Which of {@code from} pixels make each of {@code to} pixels: the first one's index, then
     * weights that sum to 1. A box as wide as a drawn pixel (area scaling), but not narrower than a
     * pixel of the source (which makes it linear interpolation).
     */
    private static double[][] weights(int from, int to) {
        double[][] weights = new double[to][];
        double step = (double) from / to;
        double reach = Math.max(1, step) / 2;
        for (int i = 0; i < to; i++) {
            double start = Math.max(0, (i + 0.5) * step - reach);
            double end = Math.min(from, (i + 0.5) * step + reach);
            int first = (int) Math.floor(start);
            int last = Math.min(from, (int) Math.ceil(end - 1e-9));
            double[] taps = new double[1 + last - first];
            taps[0] = first;
            for (int tap = first; tap < last; tap++) {
                double overlap = Math.min(tap + 1, end) - Math.max(tap, start);
                taps[1 + tap - first] = overlap / (end - start);
            }
            weights[i] = taps;
        }
        return weights;
    }

    private static int mean(Picture from, double[] columns, double[] rows) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int j = 1; j < rows.length; j++) {
            int line = ((int) rows[0] + j - 1) * from.width() + (int) columns[0] - 1;
            for (int i = 1; i < columns.length; i++) {
                int pixel = from.rgb()[line + i];
                double weight = rows[j] * columns[i];
                red += weight * (pixel >> 16 & 0xff);
                green += weight * (pixel >> 8 & 0xff);
                blue += weight * (pixel & 0xff);
            }
        }
        return (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
    }
}
