package io.beatframe.request;

import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lyrics: a time, or several, before each line; it ends where the next one begins. A time without
 * words ends the line before it. Times of single words are left out.
 */
final class LrcReader {
    private static final Pattern TIME =
            Pattern.compile("\\s*\\[(\\d{1,3}):(\\d{1,2})(?:[.:](\\d{1,3}))?\\]");
    private static final Pattern TAG = Pattern.compile("\\s*\\[([A-Za-z#]\\w*):(.*)\\]\\s*");
    private static final Pattern WORD_TIMES = Pattern.compile("<\\d{1,3}:\\d{1,2}(\\.\\d{1,3})?>");

    /** A line that nothing follows does not stand for ever. */
    private static final double LONGEST_SECONDS = 6;

    private final Path file;

    LrcReader(Path file) {
        this.file = file;
    }

    /** Words, or none, from a time on. */
    private record Start(double seconds, String text, int line) {}

    List<TimedText> read(List<String> lines) {
        List<Start> starts = new ArrayList<>();
        double earlier = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher tag = TAG.matcher(line);
            if (tag.matches()) {
                earlier = tag.group(1).equalsIgnoreCase("offset") ? offset(tag, i + 1) : earlier;
            } else if (!line.isBlank()) {
                starts.addAll(starts(line, i + 1));
            }
        }
        starts.sort(Comparator.comparingDouble(Start::seconds));
        return captions(starts, earlier);
    }

    private double offset(Matcher tag, int line) {
        String value = tag.group(2).strip();
        if (!value.matches("[+-]?\\d{1,7}")) {
            throw CaptionsFile.wrong(
                    file,
                    line,
                    "the offset '" + Names.shown(value) + "' is no number of milliseconds.");
        }
        return Integer.parseInt(value) / 1000.0;
    }

    private List<Start> starts(String line, int number) {
        List<Double> times = new ArrayList<>();
        Matcher time = TIME.matcher(line);
        int at = 0;
        while (time.find(at) && time.start() == at) {
            String fraction = time.group(3) == null ? "0" : time.group(3);
            times.add(
                    60.0 * Integer.parseInt(time.group(1))
                            + Integer.parseInt(time.group(2))
                            + Double.parseDouble("0." + fraction));
            at = time.end();
        }
        if (times.isEmpty()) {
            throw CaptionsFile.wrong(
                    file,
                    number,
                    "'" + Names.shown(line) + "' has no time as [00:12.50] before it.");
        }
        String text = WORD_TIMES.matcher(line.substring(at)).replaceAll("").strip();
        return times.stream().map(seconds -> new Start(seconds, text, number)).toList();
    }

    /**
     * @param earlier by which all lines come earlier: a positive offset, by custom
     */
    private List<TimedText> captions(List<Start> starts, double earlier) {
        List<TimedText> captions = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Start start = starts.get(i);
            double from = Math.max(0, start.seconds() - earlier);
            double next =
                    i + 1 < starts.size()
                            ? starts.get(i + 1).seconds() - earlier
                            : Double.POSITIVE_INFINITY;
            double to = Math.min(from + LONGEST_SECONDS, next);
            if (!start.text().isEmpty() && to > from) {
                captions.add(caption(from, to, start));
            }
        }
        return captions;
    }

    private TimedText caption(double from, double to, Start start) {
        try {
            return new TimedText(from, to, start.text());
        } catch (Failure unfit) {
            throw CaptionsFile.wrong(file, start.line(), unfit.message());
        }
    }
}
