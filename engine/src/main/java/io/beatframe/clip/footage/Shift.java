package io.beatframe.clip.footage;

/**
 * How far the camera moved between two pictures: the displacement at which the means of columns and
 * of rows agree best (projection matching).
 *
 * @param x in widths
 * @param y in heights
 */
record Shift(double x, double y) {
    static final Shift NONE = new Shift(0, 0);

    /** The largest shift that is looked for, in parts of a side. */
    private static final int PART = 8;

    static Shift between(Profiles before, Profiles now) {
        if (before.columns().length != now.columns().length
                || before.rows().length != now.rows().length) {
            return NONE;
        }
        return new Shift(
                (double) best(before.columns(), now.columns()) / now.columns().length,
                (double) best(before.rows(), now.rows()) / now.rows().length);
    }

    double length() {
        return Math.hypot(x, y);
    }

    private static int best(double[] before, double[] now) {
        int range = now.length / PART;
        int best = 0;
        double least = difference(before, now, 0);
        for (int shift = 1; shift <= range; shift++) {
            for (int signed : new int[] {shift, -shift}) {
                double difference = difference(before, now, signed);
                // A flat picture agrees everywhere; then it did not move.
                if (difference < 0.97 * least) {
                    least = difference;
                    best = signed;
                }
            }
        }
        return best;
    }

    private static double difference(double[] before, double[] now, int shift) {
        int from = Math.max(0, shift);
        int to = Math.min(now.length, now.length + shift);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(now[i] - before[i - shift]);
        }
        return sum / (to - from) + 0.05;
    }

    /** Mean luma of each column and of each row, less the picture's mean. */
    record Profiles(double[] columns, double[] rows) {
        static Profiles of(Picture picture) {
            double[] columns = new double[picture.width()];
            double[] rows = new double[picture.height()];
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int luma = picture.luma(x, y);
                    columns[x] += luma;
                    rows[y] += luma;
                }
            }
            centre(columns, picture.height());
            centre(rows, picture.width());
            return new Profiles(columns, rows);
        }

        private static void centre(double[] sums, int each) {
            double mean = 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= each;
                mean += sums[i] / sums.length;
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] -= mean;
            }
        }
    }
}
