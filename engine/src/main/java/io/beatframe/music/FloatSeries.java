package io.beatframe.music;

import java.util.Arrays;

/** Numbers that arrive one by one. */
final class FloatSeries {
    private float[] values = new float[4096];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + size / 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
