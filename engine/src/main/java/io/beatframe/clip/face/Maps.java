package io.beatframe.clip.face;

/** Planes of numbers, one after the other, each by rows: what a layer of a net takes and gives. */
record Maps(int channels, int height, int width, float[] values) {
    Maps {
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException(
                    values.length + " for " + channels + "x" + height + "x" + width);
        }
    }

    static Maps of(int channels, int height, int width) {
        return new Maps(channels, height, width, new float[channels * height * width]);
    }

    int size() {
        return height * width;
    }

    float at(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }
}
