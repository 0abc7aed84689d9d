package io.beatframe.grade;

import java.util.Arrays;

/**
 * A colour cube: gamma-coded bt709 RGB in and out, each 0 to 1, red fastest. A class and not a
 * record, because a record would leak its array.
 */
public final class Lut3D {
    private final int size;
    private final float[] nodes;

    /** One colour transform, evaluated at the cube's nodes. */
    @FunctionalInterface
    public interface Transform {
        /** Replaces {@code rgb}, three values of 0 to 1, by its image. */
        void apply(double[] rgb);
    }

    private Lut3D(int size, float[] nodes) {
        this.size = size;
        this.nodes = nodes;
    }

    /**
     * @param size nodes along an edge, 2 to 65; 33 keeps 8-bit identity exact
     */
    public static Lut3D bake(int size, Transform transform) {
        if (size < 2 || size > 65) {
            throw new IllegalArgumentException("A cube has 2 to 65 nodes along an edge: " + size);
        }
        float[] nodes = new float[3 * size * size * size];
        double[] rgb = new double[3];
        int at = 0;
        for (int blue = 0; blue < size; blue++) {
            for (int green = 0; green < size; green++) {
                for (int red = 0; red < size; red++) {
                    rgb[0] = (double) red / (size - 1);
                    rgb[1] = (double) green / (size - 1);
                    rgb[2] = (double) blue / (size - 1);
                    transform.apply(rgb);
                    for (double value : rgb) {
                        if (!Double.isFinite(value)) {
                            throw new IllegalStateException(
                                    "Not a colour at node " + red + "," + green + "," + blue);
                        }
                        nodes[at++] = (float) Math.clamp(value, 0, 1);
                    }
                }
            }
        }
        return new Lut3D(size, nodes);
    }

    public int size() {
        return size;
    }

    /** The value of one channel (0 red, 1 green, 2 blue) at a node. */
    public float node(int red, int green, int blue, int channel) {
        return nodes[3 * ((blue * size + green) * size + red) + channel];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lut3D cube && cube.size == size && Arrays.equals(cube.nodes, nodes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nodes);
    }
}
