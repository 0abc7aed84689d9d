package io.beatframe.clip.footage;

/** A picture as a coarse grid: the mean colour and the contrast of each cell. */
final class Cells {
    /** Cells along the longer side. */
    private static final int LONG = 32;

    private final int columns;
    private final int rows;
    private final double[][] channels;
    private final double[] edges;

    private Cells(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.channels = new double[3][columns * rows];
        this.edges = new double[columns * rows];
    }

    static Cells of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double longSide = Math.max(width, height);
        int columns = Math.max(1, (int) Math.round(LONG * width / longSide));
        int rows = Math.max(1, (int) Math.round(LONG * height / longSide));
        Cells cells = new Cells(columns, rows);
        int[] population = new int[columns * rows];
        for (int y = 0; y < height; y++) {
            int row = y * rows / height;
            for (int x = 0; x < width; x++) {
                int cell = row * columns + x * columns / width;
                int red = picture.red(x, y);
                int green = picture.green(x, y);
                int blue = picture.blue(x, y);
                cells.channels[0][cell] += red;
                cells.channels[1][cell] += green;
                cells.channels[2][cell] += blue;
                if (x > 0 && y > 0) {
                    int luma = picture.luma(x, y);
                    cells.edges[cell] +=
                            Math.abs(luma - picture.luma(x - 1, y))
                                    + Math.abs(luma - picture.luma(x, y - 1));
                }
                population[cell]++;
            }
        }
        for (int i = 0; i < population.length; i++) {
            int pixels = Math.max(1, population[i]);
            for (double[] channel : cells.channels) {
                channel[i] /= pixels;
            }
            cells.edges[i] /= pixels;
        }
        return cells;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int count() {
        return edges.length;
    }

    double channel(int channel, int cell) {
        return channels[channel][cell];
    }

    double[] edges() {
        return edges;
    }

    double mean(int channel) {
        double sum = 0;
        for (double value : channels[channel]) {
            sum += value;
        }
        return sum / count();
    }

    /** Standard deviation of the cells' colours, in levels. */
    double variety() {
        double squares = 0;
        for (int c = 0; c < 3; c++) {
            double mean = mean(c);
            for (double value : channels[c]) {
                squares += (value - mean) * (value - mean) / 3;
            }
        }
        return Math.sqrt(squares / count());
    }

    /** Mean change of a cell's colour, in levels of 255; 0 where the grids differ. */
    double change(Cells before, int cell) {
        if (before.columns != columns || before.rows != rows) {
            return 0;
        }
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += Math.abs(channels[c][cell] - before.channels[c][cell]);
        }
        return sum / 3;
    }

    /** Of the cell that changed most. */
    double mostChange(Cells before) {
        double most = 0;
        for (int i = 0; i < count(); i++) {
            most = Math.max(most, change(before, i));
        }
        return most;
    }

    double change(Cells before) {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += change(before, i);
        }
        return sum / count();
    }
}
