package io.beatframe.grade;

import java.util.Arrays;

/**
 * A colour cube: gamma-coded bt709 RGB in and out, each 0 to 1, red fastest. Between the nodes it
 * is tetrahedral: each cell is cut into six tetrahedra along its grey diagonal, and a colour is
 * mixed from the four corners of its own (Kasson, Nin, Plouffe, Hafner 1995). A class and not a
 * record, because a record would leak its array.
 */
public final class Lut3D {
    /** What {@link #bake} is meant for: keeps 8-bit identity exact, and is 0.1 ΔE00 fine. */
    public static final int USUAL_SIZE = 33;

    /** For what is too detailed for the usual size; keeps 8-bit identity exact too. */
    static final int FINE_SIZE = 65;

    private static final int LARGEST = 129;

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
     * @param size nodes along an edge, 2 to 129; 33 keeps 8-bit identity exact
     */
    public static Lut3D bake(int size, Transform transform) {
        checkSize(size);
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

    /**
     * From a table.
     *
     * @param nodes {@code 3 · size³} finite values, red fastest; clamped to 0 to 1
     */
    static Lut3D of(int size, float[] nodes) {
        checkSize(size);
        if (nodes.length != 3 * size * size * size) {
            throw new IllegalArgumentException(nodes.length + " values for size " + size);
        }
        float[] copy = new float[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            if (!Float.isFinite(nodes[i])) {
                throw new IllegalArgumentException("Not a colour: value " + i);
            }
            copy[i] = Math.clamp(nodes[i], 0f, 1f);
        }
        return new Lut3D(size, copy);
    }

    private static void checkSize(int size) {
        if (size < 2 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "A cube has 2 to " + LARGEST + " nodes along an edge: " + size);
        }
    }

    public int size() {
        return size;
    }

    /** The value of one channel (0 red, 1 green, 2 blue) at a node. */
    public float node(int red, int green, int blue, int channel) {
        return nodes[3 * ((blue * size + green) * size + red) + channel];
    }

    /** Replaces a coded colour by its image; values outside 0 to 1 are clamped first. */
    public void apply(double[] rgb) {
        float[] out = new float[3];
        at((float) rgb[0], (float) rgb[1], (float) rgb[2], out);
        for (int i = 0; i < 3; i++) {
            rgb[i] = out[i];
        }
    }

    /**
     * Applies the cube to whole frames.
     *
     * @param rgb24 R, G, B bytes, a multiple of three
     * @param result as long; may be the same array; rounded to the nearest code
     */
    public void apply(byte[] rgb24, byte[] result) {
        if (rgb24.length % 3 != 0 || result.length < rgb24.length) {
            throw new IllegalArgumentException(rgb24.length + " and " + result.length + " bytes");
        }
        float[] out = new float[3];
        int last = -1;
        for (int i = 0; i < rgb24.length; i += 3) {
            int red = rgb24[i] & 0xff;
            int green = rgb24[i + 1] & 0xff;
            int blue = rgb24[i + 2] & 0xff;
            int colour = red << 16 | green << 8 | blue;
            if (colour != last) {
                at(red / 255f, green / 255f, blue / 255f, out);
                last = colour;
            }
            result[i] = (byte) (out[0] * 255 + 0.5f);
            result[i + 1] = (byte) (out[1] * 255 + 0.5f);
            result[i + 2] = (byte) (out[2] * 255 + 0.5f);
        }
    }

    private void at(float red, float green, float blue, float[] out) {
        float r = Math.clamp(red, 0f, 1f) * (size - 1);
        float g = Math.clamp(green, 0f, 1f) * (size - 1);
        float b = Math.clamp(blue, 0f, 1f) * (size - 1);
        int r0 = Math.min((int) r, size - 2);
        int g0 = Math.min((int) g, size - 2);
        int b0 = Math.min((int) b, size - 2);
        r -= r0;
        g -= g0;
        b -= b0;
        int stepR = 3;
        int stepG = 3 * size;
        int stepB = 3 * size * size;
        int black = b0 * stepB + g0 * stepG + r0 * stepR;
        int white = black + stepR + stepG + stepB;
        // The way from the cell's dark corner to its bright one, longest coordinate first.
        int first;
        int second;
        float most;
        float middle;
        float least;
        if (r >= g) {
            if (g >= b) {
                first = black + stepR;
                second = first + stepG;
                most = r;
                middle = g;
                least = b;
            } else if (r >= b) {
                first = black + stepR;
                second = first + stepB;
                most = r;
                middle = b;
                least = g;
            } else {
                first = black + stepB;
                second = first + stepR;
                most = b;
                middle = r;
                least = g;
            }
        } else if (r >= b) {
            first = black + stepG;
            second = first + stepR;
            most = g;
            middle = r;
            least = b;
        } else if (g >= b) {
            first = black + stepG;
            second = first + stepB;
            most = g;
            middle = b;
            least = r;
        } else {
            first = black + stepB;
            second = first + stepG;
            most = b;
            middle = g;
            least = r;
        }
        for (int c = 0; c < 3; c++) {
            out[c] =
                    (1 - most) * nodes[black + c]
                            + (most - middle) * nodes[first + c]
                            + (middle - least) * nodes[second + c]
                            + least * nodes[white + c];
        }
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
