package io.beatframe.grade;

import io.beatframe.grade.colour.VideoPlanes;

/**
 * A shot's cube as the render applies it: over the planes of the coded picture (bt709, video range,
 * 16 bits), which saves the way to RGB and back. Of the cube's three axes the one called red is Cr,
 * green is Y', and blue is Cb. Greys lie on nodes.
 *
 * <p>Three of four nodes are no colours, as the RGB colours fill a quarter of the coded ones. What
 * stands there decides how right the colours at the edge are (black and white among them): the cube
 * goes on there as steeply as it comes.
 */
public final class VideoCube {
    /**
     * Nodes along an edge. Beside the RGB cube it is .1 ΔE00 off in the mean and 1.2 in the worst
     * hundredth of nearly grey colours; with 33 nodes half as much again, with 65 half of it, for
     * twice the time to read.
     */
    public static final int SIZE = 49;

    /** How far beyond the edge of RGB the cube goes on; farther out it stays as it is. */
    private static final double BEYOND = 0.125;

    private VideoCube() {}

    /**
     * @param rgb over gamma-coded bt709 RGB
     * @return the same over {@link VideoPlanes}
     */
    public static Lut3D of(Lut3D rgb) {
        return Lut3D.bake(SIZE, coded -> apply(rgb, coded));
    }

    private static void apply(Lut3D cube, double[] coded) {
        VideoPlanes.toRgb(coded);
        double[] edge = new double[3];
        double[] inside = new double[3];
        for (int c = 0; c < 3; c++) {
            edge[c] = Math.clamp(coded[c], 0, 1);
            inside[c] = edge[c] - Math.clamp(coded[c] - edge[c], -BEYOND, BEYOND);
        }
        cube.apply(edge);
        cube.apply(inside);
        for (int c = 0; c < 3; c++) {
            coded[c] = 2 * edge[c] - inside[c];
        }
        VideoPlanes.fromRgb(coded);
    }
}
