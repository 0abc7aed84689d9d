package io.beatframe.clip.face;

/**
 * A step of a net: what it reads, by number, what it writes, and what it does. Only the kinds that
 * our net has; pictures may have any size of which the halvings are whole.
 */
sealed interface Layer {
    int input();

    int output();

    /** 3x3 or 1x1, over all channels; weights by output, then tap, then input channel. */
    record Convolution(int input, int output, int side, int stride, float[] weights, float[] bias)
            implements Layer {}

    /** 3x3, each channel by itself; weights by tap, then channel. */
    record Depthwise(int input, int output, int stride, float[] weights, float[] bias)
            implements Layer {}

    /** Nothing is below zero; in place. */
    record Rectify(int input, int output) implements Layer {}

    record Add(int input, int other, int output) implements Layer {}

    /** The largest of each 2x2. */
    record Halve(int input, int output) implements Layer {}

    /** More channels, of zeros. */
    record Widen(int input, int output, int channels) implements Layer {}

    /** Twice as large, bilinear between the middles of pixels. */
    record Twice(int input, int output) implements Layer {}

    /** The same under another number. */
    record Rename(int input, int output) implements Layer {}
}
