package io.beatframe.clip.face;

import java.util.Arrays;

/**
 * What the layers do. Each works on whole planes, so that the inner loops are long and plain and
 * the compiler makes them wide.
 */
final class Steps {
    /** Pixels worked on at once, so that what is summed stays in the nearest cache. */
    private static final int BLOCK = 512;

    private Steps() {}

    static Maps apply(Layer layer, Maps[] maps) {
        Maps in = maps[layer.input()];
        return switch (layer) {
            case Layer.Convolution convolution -> convolve(in, convolution);
            case Layer.Depthwise depthwise -> depthwise(in, depthwise);
            case Layer.Rectify rectify -> rectify(in);
            case Layer.Add add -> add(in, maps[add.other()]);
            case Layer.Halve halve -> halve(in);
            case Layer.Widen(int input, int output, int channels) -> widen(in, channels);
            case Layer.Twice twice -> twice(in);
            case Layer.Rename rename -> in;
        };
    }

    static Maps convolve(Maps given, Layer.Convolution layer) {
        Maps in = layer.side() == 1 ? given : taps(given, layer.side(), layer.stride());
        int outputs = layer.bias().length;
        Maps out = Maps.of(outputs, in.height(), in.width());
        int size = in.size();
        int channels = in.channels();
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            for (int o = 0; o < outputs; o++) {
                int to = o * size + from;
                Arrays.fill(out.values(), to, to + length, layer.bias()[o]);
                int weights = o * channels;
                int i = 0;
                for (; i + 4 <= channels; i += 4) {
                    addFour(
                            out.values(),
                            to,
                            in.values(),
                            i * size + from,
                            size,
                            layer.weights(),
                            weights + i,
                            length);
                }
                for (; i < channels; i++) {
                    addOne(
                            out.values(),
                            to,
                            in.values(),
                            i * size + from,
                            layer.weights()[weights + i],
                            length);
                }
            }
        }
        return out;
    }

    private static void addFour(
            float[] to, int at, float[] from, int first, int size, float[] w, int k, int length) {
        float a = w[k];
        float b = w[k + 1];
        float c = w[k + 2];
        float d = w[k + 3];
        int second = first + size;
        int third = second + size;
        int fourth = third + size;
        for (int p = 0; p < length; p++) {
            to[at + p] +=
                    a * from[first + p]
                            + b * from[second + p]
                            + c * from[third + p]
                            + d * from[fourth + p];
        }
    }

    private static void addOne(float[] to, int at, float[] from, int first, float w, int length) {
        for (int p = 0; p < length; p++) {
            to[at + p] += w * from[first + p];
        }
    }

    /** Each tap of a convolution as planes of their own: it is then one of single pixels. */
    private static Maps taps(Maps in, int side, int stride) {
        int height = in.height() / stride;
        int width = in.width() / stride;
        Maps out = Maps.of(side * side * in.channels(), height, width);
        int before = before(side, stride);
        int at = 0;
        for (int tap = 0; tap < side * side; tap++) {
            for (int channel = 0; channel < in.channels(); channel++) {
                for (int row = 0; row < height; row++) {
                    int y = row * stride + tap / side - before;
                    for (int column = 0; column < width; column++) {
                        int x = column * stride + tap % side - before;
                        boolean inside = y >= 0 && y < in.height() && x >= 0 && x < in.width();
                        out.values()[at++] = inside ? in.at(channel, y, x) : 0;
                    }
                }
            }
        }
        return out;
    }

    /** TensorFlow's "same": what is missing is shared by both sides, the odd one after. */
    private static int before(int side, int stride) {
        return (side - stride) / 2;
    }

    static Maps depthwise(Maps in, Layer.Depthwise layer) {
        int stride = layer.stride();
        int height = in.height() / stride;
        int width = in.width() / stride;
        int channels = in.channels();
        Maps out = Maps.of(channels, height, width);
        int before = before(3, stride);
        int wide = in.width() + 2;
        float[] framed = new float[(in.height() + 2) * wide];
        float[] w = new float[9];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < in.height(); row++) {
                System.arraycopy(
                        in.values(),
                        (channel * in.height() + row) * in.width(),
                        framed,
                        (row + before) * wide + before,
                        in.width());
            }
            for (int tap = 0; tap < 9; tap++) {
                w[tap] = layer.weights()[tap * channels + channel];
            }
            for (int row = 0; row < height; row++) {
                int to = (channel * height + row) * width;
                int from = row * stride * wide;
                if (stride == 1) {
                    sumRow(out.values(), to, framed, from, wide, w, layer.bias()[channel], width);
                } else {
                    sumEverySecond(
                            out.values(), to, framed, from, wide, w, layer.bias()[channel], width);
                }
            }
        }
        return out;
    }

    private static void sumRow(
            float[] to, int at, float[] f, int a, int wide, float[] w, float bias, int width) {
        int b = a + wide;
        int c = b + wide;
        float w0 = w[0];
        float w1 = w[1];
        float w2 = w[2];
        float w3 = w[3];
        float w4 = w[4];
        float w5 = w[5];
        float w6 = w[6];
        float w7 = w[7];
        float w8 = w[8];
        for (int x = 0; x < width; x++) {
            to[at + x] =
                    bias
                            + (w0 * f[a + x] + w1 * f[a + x + 1] + w2 * f[a + x + 2])
                            + (w3 * f[b + x] + w4 * f[b + x + 1] + w5 * f[b + x + 2])
                            + (w6 * f[c + x] + w7 * f[c + x + 1] + w8 * f[c + x + 2]);
        }
    }

    private static void sumEverySecond(
            float[] to, int at, float[] f, int from, int wide, float[] w, float bias, int width) {
        for (int x = 0; x < width; x++) {
            float sum = bias;
            for (int tap = 0; tap < 9; tap++) {
                sum += w[tap] * f[from + tap / 3 * wide + 2 * x + tap % 3];
            }
            to[at + x] = sum;
        }
    }

    private static Maps rectify(Maps in) {
        float[] values = in.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return in;
    }

    private static Maps add(Maps one, Maps other) {
        Maps out = Maps.of(one.channels(), one.height(), one.width());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = one.values()[i] + other.values()[i];
        }
        return out;
    }

    private static Maps widen(Maps in, int channels) {
        return new Maps(
                channels,
                in.height(),
                in.width(),
                Arrays.copyOf(in.values(), channels * in.size()));
    }

    static Maps halve(Maps in) {
        Maps out = Maps.of(in.channels(), in.height() / 2, in.width() / 2);
        int at = 0;
        for (int channel = 0; channel < out.channels(); channel++) {
            for (int row = 0; row < out.height(); row++) {
                for (int column = 0; column < out.width(); column++) {
                    out.values()[at++] =
                            Math.max(
                                    Math.max(
                                            in.at(channel, 2 * row, 2 * column),
                                            in.at(channel, 2 * row, 2 * column + 1)),
                                    Math.max(
                                            in.at(channel, 2 * row + 1, 2 * column),
                                            in.at(channel, 2 * row + 1, 2 * column + 1)));
                }
            }
        }
        return out;
    }

    static Maps twice(Maps in) {
        Maps out = Maps.of(in.channels(), 2 * in.height(), 2 * in.width());
        int at = 0;
        for (int channel = 0; channel < out.channels(); channel++) {
            for (int row = 0; row < out.height(); row++) {
                // The nearer of two rows counts three quarters.
                int near = row / 2;
                int far = Math.clamp(near + (row % 2 == 0 ? -1 : 1), 0, in.height() - 1);
                for (int column = 0; column < out.width(); column++) {
                    int beside = column / 2;
                    int next = Math.clamp(beside + (column % 2 == 0 ? -1 : 1), 0, in.width() - 1);
                    out.values()[at++] =
                            .5625f * in.at(channel, near, beside)
                                    + .1875f
                                            * (in.at(channel, near, next)
                                                    + in.at(channel, far, beside))
                                    + .0625f * in.at(channel, far, next);
                }
            }
        }
        return out;
    }
}
