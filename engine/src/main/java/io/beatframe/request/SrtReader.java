package io.beatframe.request;

import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SubRip: a number, a line of two times, lines of text, an empty line. */
final class SrtReader {
    private static final String TIME = "(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})";
    private static final Pattern TIMES =
            Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(\\s.*)?");
    private static final Pattern TAGS =
            Pattern.compile("</?[A-Za-z][^<>]{0,80}>|\\{\\\\[^{}]{0,80}\\}");

    private final Path file;

    SrtReader(Path file) {
        this.file = file;
    }

    List<TimedText> read(List<String> lines) {
        List<TimedText> captions = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            at++;
            if (line.isEmpty() || numbersTimes(lines, line, at)) {
                continue;
            }
            Matcher times = TIMES.matcher(line);
            if (!times.matches()) {
                throw CaptionsFile.wrong(
                        file,
                        at,
                        "'"
                                + Names.shown(line)
                                + "' is not a time as 00:00:12,500 --> 00:00:15,000.");
            }
            int timesAt = at;
            StringBuilder text = new StringBuilder();
            while (at < lines.size() && !lines.get(at).isBlank()) {
                text.append(TAGS.matcher(lines.get(at)).replaceAll("")).append('\n');
                at++;
            }
            if (!text.toString().isBlank()) {
                captions.add(
                        caption(seconds(times, 1), seconds(times, 5), text.toString(), timesAt));
            }
        }
        return captions;
    }

    /** The running number above a line of times; nobody needs it. */
    private static boolean numbersTimes(List<String> lines, String line, int next) {
        return line.matches("\\d{1,6}") && next < lines.size() && lines.get(next).contains("-->");
    }

    private TimedText caption(double start, double end, String text, int line) {
        try {
            return new TimedText(start, end, text);
        } catch (Failure unfit) {
            throw CaptionsFile.wrong(file, line, unfit.message());
        }
    }

    private static double seconds(Matcher times, int group) {
        return 3600.0 * Integer.parseInt(times.group(group))
                + 60.0 * Integer.parseInt(times.group(group + 1))
                + Integer.parseInt(times.group(group + 2))
                + Double.parseDouble("0." + times.group(group + 3));
    }
}
