package io.beatframe.clip.face;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a FlatBuffers file, whose fields are known by their number (flatbuffers.dev,
 * "FlatBuffer Internals"). A field that is not there has its default.
 */
final class FlatTable {
    private final ByteBuffer bytes;
    private final int at;

    private FlatTable(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    static FlatTable root(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    /** Where a field's value is, 0 if it is absent. */
    private int place(int field) {
        int layout = at - bytes.getInt(at);
        int entry = 4 + 2 * field;
        int offset = entry < bytes.getShort(layout) ? bytes.getShort(layout + entry) : 0;
        return offset == 0 ? 0 : at + offset;
    }

    /** One byte; 0 where it is absent. */
    int small(int field) {
        int place = place(field);
        return place == 0 ? 0 : bytes.get(place);
    }

    int number(int field) {
        int place = place(field);
        return place == 0 ? 0 : bytes.getInt(place);
    }

    FlatTable table(int field) {
        int place = place(field);
        if (place == 0) {
            throw new IllegalArgumentException("There is no field " + field);
        }
        return follow(place);
    }

    private FlatTable follow(int place) {
        return new FlatTable(bytes, place + bytes.getInt(place));
    }

    List<FlatTable> tables(int field) {
        int vector = vector(field);
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < size(vector); i++) {
            tables.add(follow(vector + 4 + 4 * i));
        }
        return tables;
    }

    int[] numbers(int field) {
        int vector = vector(field);
        int[] numbers = new int[size(vector)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getInt(vector + 4 + 4 * i);
        }
        return numbers;
    }

    /** A vector of bytes, to be read in the file's order of bytes. */
    ByteBuffer bytes(int field) {
        int vector = vector(field);
        return bytes.slice(vector + 4, size(vector)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int vector(int field) {
        int place = place(field);
        return place == 0 ? 0 : place + bytes.getInt(place);
    }

    private int size(int vector) {
        return vector == 0 ? 0 : bytes.getInt(vector);
    }
}
