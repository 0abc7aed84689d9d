package io.beatframe.music;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says why a window of a song makes a reel. */
final class WindowWords {
    private WindowWords() {}

    /** Without a full stop. */
    static String of(MusicWindow window, MusicAnalysis analysis) {
        String from = "From " + clock(window.start()) + opening(window, analysis);
        return from + ": " + arc(window, analysis.sections());
    }

    private static String opening(MusicWindow window, MusicAnalysis analysis) {
        Optional<Section> begins =
                analysis.sections().stream()
                        .filter(s -> s.kind() != Section.Kind.FLAT)
                        .filter(s -> Math.abs(s.start() - window.start()) < .25)
                        .findFirst();
        if (begins.isPresent() && window.start() > 0) {
            return ", where the " + begins.orElseThrow().kind().id() + " begins";
        }
        boolean onBar =
                analysis.grid().beats().stream()
                        .anyMatch(b -> b.downbeat() && b.seconds() == window.start());
        return onBar ? ", on a bar" : "";
    }

    private static String arc(MusicWindow window, List<Section> sections) {
        if (sections.stream().allMatch(s -> s.kind() == Section.Kind.FLAT)) {
            return "the song is even from end to end, and here it is strongest";
        }
        Optional<Section> awaited =
                sections.stream()
                        .filter(s -> s.kind().strongest())
                        .filter(s -> s.start() > window.start() + .25 && s.start() < window.end())
                        .findFirst();
        if (awaited.isPresent()) {
            Section peak = awaited.orElseThrow();
            return String.format(
                    Locale.ROOT,
                    "the %s comes at %s, %.0f %% into the reel",
                    peak.kind().id(),
                    clock(peak.start()),
                    100 * (peak.start() - window.start()) / window.duration());
        }
        boolean strong =
                sections.stream()
                        .anyMatch(s ->
                                s.kind().strongest()
                                        && s.start() < window.end()
                                        && s.end() > window.start());
        return strong
                ? "the song is at its strongest here"
                : "no peak fits into this length better";
    }

    private static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        return String.format(
                Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }
}
