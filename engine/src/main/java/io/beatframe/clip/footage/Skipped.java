package io.beatframe.clip.footage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of a folder that was left out.
 *
 * @param why a clause that begins with "it"
 */
record Skipped(String name, String why) {
    /** A folder of a hundred songs needs no hundred notes. */
    private static final int NAMED = 5;

    static Skipped of(Path file, String why) {
        Path name = file.getFileName();
        return new Skipped(name == null ? file.toString() : name.toString(), why);
    }

    /** One note for each reason, in the order in which they came up. */
    static List<String> notes(List<Skipped> all) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Skipped one : all) {
            names.computeIfAbsent(one.why(), why -> new ArrayList<>()).add("'" + one.name() + "'");
        }
        List<String> notes = new ArrayList<>();
        names.forEach((why, files) -> {
            String named = String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
            String more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
            notes.add("Skipped " + named + more + ": " + why + ".");
        });
        return notes;
    }
}
