package io.beatframe.music;

import java.util.Arrays;

/** Numbers that arrive one by one, kept as IEEE halves: three digits of each. */
final class HalfSeries {
    private short[] values = new short[4096];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + size / 2);
        }
        values[size++] = Float.floatToFloat16(value);
    }

    short[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
