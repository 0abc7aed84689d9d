package io.beatframe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The shots that are in the making elsewhere. How long one still takes is told by those that are
 * done: hardly a provider knows it.
 */
final class ShotBoard {
    private static final int BAR = 10;
    private static final int MOST_LINES = 8;

    private final Map<Integer, Flight> flights = new TreeMap<>();
    private long nanosOfDone;
    private int done;

    private record Flight(long since, double part) {}

    /**
     * @param part 1 when it is done
     * @return whether it is the first that is heard of this shot
     */
    boolean report(int shot, double part, long now) {
        Flight flight = flights.get(shot);
        if (part < 1) {
            flights.put(shot, new Flight(flight == null ? now : flight.since(), part));
        } else if (flight != null) {
            flights.remove(shot);
            nanosOfDone += now - flight.since();
            done++;
        }
        return flight == null && part < 1;
    }

    /** A line for each, with a bar. */
    List<String> lines(long now) {
        List<String> lines = new ArrayList<>();
        flights.forEach((shot, flight) -> {
            int full = (int) Math.round(BAR * Math.clamp(flight.part(), 0, 1));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "       shot %-3d [%s%s] %s",
                            shot,
                            "#".repeat(full),
                            ".".repeat(BAR - full),
                            time(now - flight.since())));
        });
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES + 1;
            List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
            some.add("       and " + more + " more");
            return some;
        }
        return lines;
    }

    /** All of them in half a line, or nothing. */
    String words() {
        return flights.isEmpty()
                ? ""
                : "; in the making: "
                        + (flights.size() == 1 ? "shot " : "shots ")
                        + flights.keySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "));
    }

    private String time(long elapsed) {
        if (done == 0) {
            return clock(elapsed) + " so far";
        }
        long left = nanosOfDone / done - elapsed;
        return left > 0 ? "about " + clock(left) + " left" : clock(elapsed) + ", any moment now";
    }

    static String clock(long nanos) {
        long seconds = Math.round(nanos / 1e9);
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
