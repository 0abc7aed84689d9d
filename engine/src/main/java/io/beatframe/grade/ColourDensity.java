package io.beatframe.grade;

/**
 * How crowded the colours of a shot are: a smooth count on a grid of Oklab × (1, 2.5, 2.5). It sums
 * to 1.
 */
final class ColourDensity {
    private static final double REACH = 1.1;

    private final double cell;
    private final int lightness;
    private final int chroma;
    private final double[] crowd;

    /**
     * @param colours three rows: L, scaled a, scaled b
     * @param cell width of the grid's cells; the smoothing reaches one to either side
     */
    ColourDensity(double[][] colours, double cell) {
        this.cell = cell;
        this.lightness = (int) (1 / cell) + 4;
        this.chroma = (int) (2 * REACH / cell) + 4;
        double[] counts = new double[lightness * chroma * chroma];
        double each = 1.0 / colours[0].length;
        for (int i = 0; i < colours[0].length; i++) {
            visit(counts, colours, i, each);
        }
        this.crowd =
                smooth(
                        smooth(smooth(counts, chroma * chroma, lightness), chroma, chroma),
                        1,
                        chroma);
    }

    /** About one of these colours. */
    double at(double[][] colours, int i) {
        return visit(crowd, colours, i, 0);
    }

    /** Trilinear: adds to the eight nodes about a colour, and returns their mean before. */
    private double visit(double[] nodes, double[][] colours, int at, double add) {
        double x = Math.clamp(colours[0][at] / cell + 1, 0, lightness - 2);
        double y = Math.clamp((colours[1][at] + REACH) / cell + 1, 0, chroma - 2);
        double z = Math.clamp((colours[2][at] + REACH) / cell + 1, 0, chroma - 2);
        int node = ((int) x * chroma + (int) y) * chroma + (int) z;
        double mean = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = corner >> 2;
            int j = corner >> 1 & 1;
            int k = corner & 1;
            double share =
                    (i == 0 ? 1 - x + (int) x : x - (int) x)
                            * (j == 0 ? 1 - y + (int) y : y - (int) y)
                            * (k == 0 ? 1 - z + (int) z : z - (int) z);
            int index = node + (i * chroma + j) * chroma + k;
            mean += share * nodes[index];
            nodes[index] += share * add;
        }
        return mean;
    }

    /** A quarter of each neighbour along one axis. */
    private static double[] smooth(double[] nodes, int stride, int length) {
        double[] smoothed = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            int place = i / stride % length;
            smoothed[i] =
                    0.5 * nodes[i]
                            + (place > 0 ? 0.25 * nodes[i - stride] : 0)
                            + (place < length - 1 ? 0.25 * nodes[i + stride] : 0);
        }
        return smoothed;
    }
}
