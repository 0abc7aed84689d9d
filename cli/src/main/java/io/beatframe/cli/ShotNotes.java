package io.beatframe.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is noted of many shots is told once, with the shots that it is of. */
final class ShotNotes {
    private static final int MOST_NAMED = 6;

    private final Map<String, List<Integer>> shotsOfNotes = new LinkedHashMap<>();

    void add(int shotId, List<String> notes) {
        for (String note : notes) {
            shotsOfNotes.computeIfAbsent(note, same -> new ArrayList<>()).add(shotId);
        }
    }

    /** As "shot 3: …", "shots 1, 2, 5: …" or "shots 1, 2, 3, 4, 5, 6 and 12 more: …". */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        shotsOfNotes.forEach((note, ids) -> lines.add(shots(ids) + ": " + note));
        return lines;
    }

    private static String shots(List<Integer> ids) {
        int more = ids.size() - MOST_NAMED;
        return ids.stream()
                .limit(MOST_NAMED)
                .map(Object::toString)
                .collect(
                        Collectors.joining(
                                ", ",
                                ids.size() == 1 ? "shot " : "shots ",
                                more > 0 ? " and " + more + " more" : ""));
    }
}
