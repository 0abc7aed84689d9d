package io.beatframe.render;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.Lut3D;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a LUT as ffmpeg reads it: .cube, red fastest, decimal points. */
final class CubePrinter {
    private CubePrinter() {}

    static void write(Path file, Lut3D lut) {
        int size = lut.size();
        StringBuilder line = new StringBuilder();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("LUT_3D_SIZE " + size + "\n");
            for (int blue = 0; blue < size; blue++) {
                for (int green = 0; green < size; green++) {
                    for (int red = 0; red < size; red++) {
                        for (int channel = 0; channel < 3; channel++) {
                            decimal(lut.node(red, green, blue, channel), line);
                        }
                        line.append('\n');
                        out.append(line);
                        line.setLength(0);
                    }
                }
            }
        } catch (IOException cannotWrite) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE, "Cannot write '" + file + "'.", cannotWrite);
        }
    }

    /** Seven decimals; by hand, because a reel's cubes hold millions of numbers. */
    private static void decimal(float value, StringBuilder line) {
        long scaled = 10_000_000L + Math.round(value * 10_000_000.0);
        String digits = Long.toString(scaled);
        line.append(scaled / 10_000_000L - 1)
                .append('.')
                .append(digits, digits.length() - 7, digits.length());
        line.append(' ');
    }
}
