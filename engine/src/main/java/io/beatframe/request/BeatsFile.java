package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of beats in seconds from the start of the song: one time a line ({@code #} begins a
 * comment, and only the first column counts), or JSON: an array of times, or an object whose {@code
 * beats} are times or objects with a {@code time}.
 */
public final class BeatsFile {
    private static final long MAX_BYTES = 4_000_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private BeatsFile() {}

    /**
     * @return the times as they stand in the file; {@link ReelRequest} checks their order
     * @throws Failure FILE_MISSING, FILE_UNREADABLE or BEATS_INVALID, with the line
     */
    public static List<Double> read(Path file) {
        String text = text(file).strip();
        List<Double> beats =
                text.startsWith("{") || text.startsWith("[") ? json(file, text) : lines(file, text);
        if (beats.isEmpty()) {
            throw new Failure(ErrorCode.BEATS_INVALID, "There are no beats in '" + file + "'.");
        }
        return beats;
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new Failure(ErrorCode.FILE_MISSING, "There is no beats file '" + file + "'.");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new Failure(
                        ErrorCode.BEATS_INVALID,
                        "'" + file + "' is larger than 4 MB and so no list of beats.");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "Cannot read the beats in '" + file + "' as text.",
                    unreadable);
        }
    }

    private static List<Double> json(Path file, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "'" + file + "' begins like JSON but is none: " + broken.getOriginalMessage(),
                    broken);
        }
        List<Double> beats = new ArrayList<>();
        for (JsonNode beat : root.isArray() ? root : root.path("beats")) {
            JsonNode time = beat.isObject() ? beat.path("time") : beat;
            if (!time.isNumber()) {
                throw new Failure(
                        ErrorCode.BEATS_INVALID,
                        "Beat "
                                + (beats.size() + 1)
                                + " in '"
                                + file
                                + "' has no time in seconds.");
            }
            beats.add(time.asDouble());
        }
        return beats;
    }

    private static List<Double> lines(Path file, String text) {
        List<Double> beats = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String first = line.replaceFirst("#.*", "").strip().replaceFirst("[\\s,;].*", "");
            if (first.isEmpty()) {
                continue;
            }
            try {
                beats.add(Double.parseDouble(first));
            } catch (NumberFormatException noNumber) {
                throw new Failure(
                        ErrorCode.BEATS_INVALID,
                        "Line "
                                + number
                                + " of '"
                                + file
                                + "' is no time in seconds: '"
                                + Names.shown(first)
                                + "'.",
                        noNumber);
            }
        }
        return beats;
    }
}
