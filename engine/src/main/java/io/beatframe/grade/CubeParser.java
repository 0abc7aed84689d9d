package io.beatframe.grade;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads the text of one .cube file, line by line. */
final class CubeParser {
    private static final int LARGEST_CUBE = 129;
    private static final int LONGEST_TABLE = 65_536;
    private static final int LONGEST_LINE = 4096;

    /** No table needs more; beyond this, mixing two of them would no longer be finite. */
    private static final double LARGEST_VALUE = 1e6;

    /** UTF-8's byte-order mark, read as Latin-1. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private final String name;
    private int lineNumber;
    private int tableSize;
    private int cubeSize;
    private double[] low = {0, 0, 0};
    private double[] high = {1, 1, 1};
    private double[] tableRange = {0, 1};
    private boolean tableRangeGiven;
    private float[] values = new float[0];
    private int count;

    CubeParser(String name) {
        this.name = name;
    }

    Lut3D parse(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = 0;
        while (character >= 0) {
            int before = character;
            character = text.read();
            if (character >= 0 && character != '\n' && character != '\r') {
                line.append((char) character);
                if (line.length() > LONGEST_LINE) {
                    lineNumber++;
                    throw at("no line of a .cube file is that long");
                }
            } else if (character != '\n' || before != '\r') {
                // Lines end with LF, CRLF or CR.
                lineNumber++;
                read(line);
                line.setLength(0);
            }
        }
        if (tableSize == 0 && cubeSize == 0) {
            throw invalid("it has no LUT_3D_SIZE or LUT_1D_SIZE line, so it is no .cube file");
        }
        if (count < wanted()) {
            throw invalid(
                    "it ends after "
                            + count / 3
                            + " of "
                            + wanted() / 3
                            + " colours; it was cut off, so export it again");
        }
        return cube();
    }

    private void read(CharSequence text) {
        String line = text.toString().strip();
        if (lineNumber == 1 && line.startsWith(MARK)) {
            line = line.substring(MARK.length()).strip();
        }
        int comment = line.startsWith("TITLE") ? -1 : line.indexOf('#');
        if (comment >= 0) {
            line = line.substring(0, comment).strip();
        }
        if (line.isEmpty()) {
            return;
        }
        char first = line.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            colour(line);
            return;
        }
        String[] words = line.split("\\s+");
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "TITLE", "BMD_TITLE" -> {}
            case "LUT_3D_SIZE" -> cubeSize = size(words, LARGEST_CUBE);
            case "LUT_1D_SIZE" -> tableSize = size(words, LONGEST_TABLE);
            case "DOMAIN_MIN" -> low = numbers(words, 3);
            case "DOMAIN_MAX" -> high = numbers(words, 3);
            case "LUT_1D_INPUT_RANGE" -> {
                tableRange = numbers(words, 2);
                tableRangeGiven = true;
                if (!(tableRange[1] > tableRange[0])) {
                    throw at("the range is empty");
                }
            }
            case "LUT_3D_INPUT_RANGE" -> {
                double[] range = numbers(words, 2);
                low = new double[] {range[0], range[0], range[0]};
                high = new double[] {range[1], range[1], range[1]};
            }
            case "LUT_IN_VIDEO_RANGE", "LUT_OUT_VIDEO_RANGE" ->
                    throw at("it is made for video levels; export it for full (data) levels");
            case "NAN", "INF", "INFINITY" -> throw at("'" + shown(line) + "' is no colour");
            default -> throw at("'" + shown(words[0]) + "' is no word of a .cube file");
        }
    }

    private int size(String[] words, int most) {
        if (count > 0) {
            throw at("the size must stand before the colours");
        }
        double size = numbers(words, 1)[0];
        if (size < 2 || size > most || size != Math.rint(size)) {
            throw at("the size must be a whole number of 2 to " + most);
        }
        return (int) size;
    }

    private double[] numbers(String[] words, int wanted) {
        if (words.length != wanted + 1) {
            throw at("'" + words[0] + "' needs " + wanted + (wanted == 1 ? " number" : " numbers"));
        }
        double[] numbers = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            numbers[i] = number(words[i + 1]);
        }
        return numbers;
    }

    private double number(String word) {
        try {
            double value = Double.parseDouble(word);
            // parseDouble also takes "1f", "0x1p3" and "NaN", which no other program does.
            if (Math.abs(value) <= LARGEST_VALUE
                    && word.chars().allMatch(c -> "-+.eE0123456789".indexOf(c) >= 0)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new Failure(ErrorCode.LUT_INVALID, message(notNumber(word)), notANumber);
        }
        throw at(notNumber(word));
    }

    private static String notNumber(String word) {
        return "'"
                + shown(word)
                + "' is no number"
                + (word.indexOf(',') >= 0 ? "; decimals need a point, not a comma" : "");
    }

    private void colour(String line) {
        int wanted = wanted();
        if (wanted == 0) {
            throw at("colours before LUT_3D_SIZE");
        }
        if (values.length == 0) {
            values = new float[wanted];
        }
        StringTokenizer words = new StringTokenizer(line);
        if (words.countTokens() != 3) {
            throw at("a colour is three numbers, not " + words.countTokens());
        }
        if (count == wanted) {
            throw at("more than the " + wanted / 3 + " colours that the size promises");
        }
        while (words.hasMoreTokens()) {
            values[count++] = (float) number(words.nextToken());
        }
    }

    private int wanted() {
        return 3 * (tableSize + cubeSize * cubeSize * cubeSize);
    }

    private Lut3D cube() {
        for (int i = 0; i < 3; i++) {
            if (!(high[i] > low[i])) {
                throw invalid("its domain is empty: DOMAIN_MAX must be above DOMAIN_MIN");
            }
        }
        boolean plain =
                low[0] == 0
                        && low[1] == 0
                        && low[2] == 0
                        && high[0] == 1
                        && high[1] == 1
                        && high[2] == 1;
        if (tableSize == 0 && plain) {
            return Lut3D.of(cubeSize, values);
        }
        @Nullable Lut3D main = cubeSize == 0 ? null : Lut3D.of(cubeSize, cubeValues());
        return Lut3D.bake(
                Lut3D.FINE_SIZE,
                rgb -> {
                    if (tableSize > 0) {
                        throughTable(rgb);
                    }
                    if (main != null) {
                        for (int i = 0; i < 3; i++) {
                            rgb[i] = (rgb[i] - low[i]) / (high[i] - low[i]);
                        }
                        main.apply(rgb);
                    }
                });
    }

    private float[] cubeValues() {
        float[] nodes = new float[values.length - 3 * tableSize];
        System.arraycopy(values, 3 * tableSize, nodes, 0, nodes.length);
        return nodes;
    }

    private void throughTable(double[] rgb) {
        boolean ownRange = tableRangeGiven || cubeSize > 0;
        for (int i = 0; i < 3; i++) {
            double from = ownRange ? tableRange[0] : low[i];
            double to = ownRange ? tableRange[1] : high[i];
            double at = Math.clamp((rgb[i] - from) / (to - from), 0, 1) * (tableSize - 1);
            int below = Math.min((int) at, tableSize - 2);
            double share = at - below;
            rgb[i] = (1 - share) * values[3 * below + i] + share * values[3 * (below + 1) + i];
        }
    }

    private Failure at(String what) {
        return new Failure(ErrorCode.LUT_INVALID, message(what));
    }

    private String message(String what) {
        return "'" + name + "' line " + lineNumber + ": " + what + ".";
    }

    private Failure invalid(String what) {
        return new Failure(
                ErrorCode.LUT_INVALID,
                "'" + name + "' (" + lineNumber + " lines) cannot be used: " + what + ".");
    }

    private static String shown(String text) {
        String oneLine = text.replaceAll("[^\\x20-\\x7e]+", " ");
        return oneLine.length() <= 40 ? oneLine : oneLine.substring(0, 37) + "...";
    }
}
