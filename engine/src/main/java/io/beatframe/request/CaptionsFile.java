package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Captions as SubRip (.srt) or lyrics (.lrc), in UTF-8. Times are of the song. What a format allows
 * besides words (tags, styles, speakers' data) is left out.
 */
public final class CaptionsFile {
    private static final int MOST_BYTES = 1_000_000;

    private CaptionsFile() {}

    /**
     * @return in the order of their starts; two never show at once, the later one wins
     * @throws Failure FILE_MISSING, FILE_UNREADABLE, or CAPTIONS_INVALID with the line
     */
    public static List<TimedText> read(Path file) {
        List<String> lines = List.of(text(file).split("\\R", -1));
        String name = file.toString().toLowerCase(Locale.ROOT);
        List<TimedText> read;
        if (name.endsWith(".srt")) {
            read = new SrtReader(file).read(lines);
        } else if (name.endsWith(".lrc")) {
            read = new LrcReader(file).read(lines);
        } else {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID,
                    "Captions are read from .srt and .lrc files, not from '" + file + "'.");
        }
        if (read.isEmpty()) {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID, "There are no captions in '" + file + "'.");
        }
        return oneAtATime(read);
    }

    /**
     * @return in the order of their starts; two never show at once, the later one wins
     */
    public static List<TimedText> oneAtATime(List<TimedText> read) {
        List<TimedText> sorted = new ArrayList<>(read);
        sorted.sort(Comparator.comparingDouble(TimedText::start));
        List<TimedText> parted = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            TimedText text = sorted.get(i);
            double next = i + 1 < sorted.size() ? sorted.get(i + 1).start() : text.end();
            if (next > text.start()) {
                parted.add(new TimedText(text.start(), Math.min(text.end(), next), text.text()));
            }
        }
        return parted;
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new Failure(ErrorCode.FILE_MISSING, "There is no captions file '" + file + "'.");
        }
        if (!Files.isRegularFile(file)) {
            throw new Failure(ErrorCode.FILE_UNREADABLE, "'" + file + "' is no file to read.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Failure(
                        ErrorCode.CAPTIONS_INVALID,
                        "'" + file + "' is larger than 1 MB and so no list of captions.");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Failure(
                    ErrorCode.CAPTIONS_INVALID,
                    "'" + file + "' is not text in UTF-8. Save it as UTF-8.",
                    notUtf8);
        } catch (IOException unreadable) {
            throw new Failure(ErrorCode.FILE_UNREADABLE, "Cannot read '" + file + "'.", unreadable);
        }
    }

    /** What is wrong, and where. */
    static Failure wrong(Path file, int line, String what) {
        return new Failure(
                ErrorCode.CAPTIONS_INVALID, "Line " + line + " of '" + file + "': " + what);
    }
}
