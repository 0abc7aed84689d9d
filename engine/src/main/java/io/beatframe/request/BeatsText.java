package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Beats as lines of text: the time in seconds, and perhaps what stands behind it. Known are
 * annotations for mir_eval ({@code 12.34}, {@code 12.34 1}), .beats files and Harmonix ({@code
 * 12.34 1 5}: the place in the bar, and the bar), Sonic Visualiser ({@code 12.34,1} or {@code
 * 12.34,5.1}: bar and beat), and labels of Audacity ({@code 12.34 12.34 1}). {@code #} begins a
 * comment.
 */
final class BeatsText {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");

    private static final Pattern SEPARATOR = Pattern.compile("\\s*[\\t,;]\\s*|\\s+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d+([\\s;].*)?");
    private static final Pattern BAR_AND_BEAT = Pattern.compile("\\d{1,5}\\.[1-9]\\d?");

    private static final Set<String> HEADERS =
            Set.of("time", "times", "seconds", "sec", "start", "start_time", "beat", "beats");

    /** Higher numbers count the beats of the song, not those of a bar. */
    private static final double HIGHEST_PLACE = 16;

    private final String name;
    private final List<Row> rows = new ArrayList<>();

    private record Row(int line, double time, List<String> rest) {}

    private BeatsText(String name) {
        this.name = name;
    }

    /**
     * @param name of the file, for messages
     * @throws Failure BEATS_INVALID with the line
     */
    static GivenBeats read(String text, String name) {
        BeatsText beats = new BeatsText(name);
        beats.readRows(text);
        return beats.given();
    }

    private void readRows(String text) {
        int number = 0;
        boolean commas = false;
        boolean points = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (content.isEmpty()) {
                continue;
            }
            List<String> fields = List.of(SEPARATOR.split(content));
            String first = unquoted(fields.getFirst());
            if (rows.isEmpty() && HEADERS.contains(first.toLowerCase(Locale.ROOT))) {
                continue;
            }
            GivenBeats.requireFew(rows.size() + 1);
            commas |= DECIMAL_COMMA.matcher(content).matches();
            points |= first.indexOf('.') >= 0;
            rows.add(new Row(number, time(number, first), fields.subList(1, fields.size())));
        }
        if (commas && !points) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    place(0)
                            + " may have a decimal comma, or a comma after whole seconds. Write 1.25"
                            + " for one and a quarter seconds, and 1.0 for one.");
        }
    }

    private double time(int line, String text) {
        double time = number(text);
        if (Double.isNaN(time)) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "Line "
                            + line
                            + " of "
                            + name
                            + " is no time in seconds: '"
                            + Names.shown(text)
                            + "'. Begin each line with one, such as 12.34.");
        }
        return time;
    }

    private GivenBeats given() {
        List<String> labels = labels();
        boolean barAndBeat =
                labels.stream().allMatch(label -> BAR_AND_BEAT.matcher(label).matches())
                        && rising(labels);
        boolean places =
                labels.stream().mapToDouble(BeatsText::number).max().orElse(0) <= HIGHEST_PLACE;
        // Where every beat is marked, or none, the marks say nothing of bars.
        List<Boolean> downbeats =
                labels.stream()
                        .map(label ->
                                barAndBeat ? label.endsWith(".1") : places && number(label) == 1)
                        .toList();
        boolean bars = downbeats.contains(true) && downbeats.contains(false);
        List<GivenBeat> beats = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            beats.add(
                    new GivenBeat(
                            rows.get(i).time(), bars && downbeats.get(i), OptionalDouble.empty()));
        }
        return GivenBeats.of(beats, this::place);
    }

    /** What stands behind each time; for a label with a beginning and an end, behind its end. */
    private List<String> labels() {
        boolean ends =
                rows.stream()
                        .allMatch(row ->
                                first(row.rest()).contains(".")
                                        && number(first(row.rest())) >= row.time());
        boolean instants = rows.stream().allMatch(row -> number(first(row.rest())) == row.time());
        boolean labelled = rows.stream().anyMatch(row -> row.rest().size() > 1);
        int column = ends && (labelled || instants) ? 1 : 0;
        return rows.stream()
                .map(row -> row.rest().size() > column ? unquoted(row.rest().get(column)) : "")
                .toList();
    }

    private static String first(List<String> fields) {
        return fields.isEmpty() ? "" : unquoted(fields.getFirst());
    }

    /** Whether bars are counted upwards, which a column of tempi would not do. */
    private static boolean rising(List<String> barAndBeat) {
        int bar = -1;
        for (String label : barAndBeat) {
            int next = Integer.parseInt(label.substring(0, label.indexOf('.')));
            if (bar >= 0 && (next < bar || next > bar + 1)) {
                return false;
            }
            bar = next;
        }
        return true;
    }

    private String place(int index) {
        return "Line " + rows.get(index).line() + " of " + name;
    }

    /** NaN for what is no finite decimal number. */
    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).strip() : field;
    }
}
