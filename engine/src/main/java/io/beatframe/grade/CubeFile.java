package io.beatframe.grade;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Colour cubes as files, after Adobe's "Cube LUT Specification 1.0". Written so that ffmpeg and
 * Resolve read the same; read generously, because every program writes them a little differently,
 * but never guessed: ffmpeg itself ignores DOMAIN_MIN and takes NaN for a colour.
 */
public final class CubeFile {
    /** A cube of 129³ nodes has about this many bytes at most; what is longer is something else. */
    private static final long MOST_BYTES = 100_000_000;

    private CubeFile() {}

    /**
     * Writes a cube; an existing file is replaced.
     *
     * @param title one line; quotes and control characters become spaces
     * @throws Failure OUTPUT_UNWRITABLE
     */
    public static void write(Path file, Lut3D cube, String title) {
        int size = cube.size();
        StringBuilder text = new StringBuilder(size * size * size * 27 + 100);
        // The size stands first: ffmpeg ignores what stands before it.
        text.append("LUT_3D_SIZE ").append(size).append('\n');
        text.append("TITLE \"").append(title.replaceAll("[\"\\p{Cntrl}]", " ")).append("\"\n");
        for (int blue = 0; blue < size; blue++) {
            for (int green = 0; green < size; green++) {
                for (int red = 0; red < size; red++) {
                    appendValue(text, cube.node(red, green, blue, 0)).append(' ');
                    appendValue(text, cube.node(red, green, blue, 1)).append(' ');
                    appendValue(text, cube.node(red, green, blue, 2)).append('\n');
                }
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.append(text);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write the colour cube '" + file + "': " + unwritable.getMessage(),
                    unwritable);
        }
    }

    /** Six decimals, with a point whatever the user's language; {@code String.format} is slow. */
    private static StringBuilder appendValue(StringBuilder text, float value) {
        long millionths = Math.round(Math.clamp((double) value, 0, 1) * 1e6);
        text.append(millionths / 1_000_000).append('.');
        String rest = Long.toString(millionths % 1_000_000);
        return text.append("000000", 0, 6 - rest.length()).append(rest);
    }

    /**
     * Reads a .cube file of any dialect: comments, blank lines, CRLF, byte-order mark, lower case,
     * DOMAIN_MIN and DOMAIN_MAX (resampled to 0 to 1), one-dimensional tables, and Resolve's
     * one-dimensional table before a cube (both converted to a cube). Values outside 0 to 1 are
     * clamped.
     *
     * @throws Failure LUT_INVALID naming the line, FILE_MISSING, FILE_UNREADABLE
     */
    public static Lut3D read(Path file) {
        if (!Files.exists(file)) {
            throw new Failure(ErrorCode.FILE_MISSING, "There is no colour cube '" + file + "'.");
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new Failure(
                        ErrorCode.LUT_INVALID,
                        "'" + file + "' is no .cube file: it is a folder or far too large.");
            }
            String name = String.valueOf(file.getFileName());
            // Latin-1 reads any bytes; everything but titles and comments is ASCII.
            try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                return new CubeParser(name).parse(text);
            }
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "Cannot read the colour cube '" + file + "'. Check its permissions.",
                    unreadable);
        }
    }
}
