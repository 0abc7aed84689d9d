package io.beatframe.cli;

import io.beatframe.music.Beat;
import io.beatframe.music.BeatFit;
import io.beatframe.music.BestWindow;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.request.ReelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What was heard in a song, for programs and for people. */
final class BeatsReport {
    private static final int BAR = 20;

    private BeatsReport() {}

    /**
     * @param whole whether the whole song was heard, so that a window of it can be proposed
     */
    static Map<String, Object> document(MusicAnalysis music, boolean whole) {
        List<Beat> beats = music.grid().beats();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bpm", rounded(music.grid().bpm(), 100));
        document.put("confidence", rounded(music.grid().confidence(), 1000));
        document.put("tempos", music.grid().scores().around(music.grid().bpm()));
        document.put("meter", music.grid().meter());
        document.put("seconds", rounded(music.track().seconds(), 1000));
        // Tenths of a millisecond: finer than any detection.
        document.put("beats", all(beats, Beat::seconds, 10_000));
        document.put(
                "downbeats",
                all(beats.stream().filter(Beat::downbeat).toList(), Beat::seconds, 10_000));
        document.put("strengths", all(beats, Beat::strength, 1000));
        document.put("energies", all(beats, Beat::energy, 1000));
        document.put("sections", music.sections());
        if (whole) {
            MusicWindow window = window(music);
            document.put(
                    "window",
                    Map.of(
                            "start", rounded(window.start(), 10_000),
                            "duration", rounded(window.duration(), 10_000),
                            "why", window.why()));
        }
        music.fit().ifPresent(fit -> document.put("fit", fit(fit)));
        document.put("warnings", music.warnings());
        return document;
    }

    private static Map<String, Object> fit(BeatFit fit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verdict", fit.verdict());
        document.put("onOnset", rounded(fit.onOnset(), 1000));
        document.put("heardOnOnset", rounded(fit.heardOnOnset(), 1000));
        document.put("bestOffsetMs", Math.round(1000 * fit.bestOffsetSeconds()));
        document.put("onOnsetMoved", rounded(fit.onOnsetMoved(), 1000));
        document.put("bpm", rounded(fit.bpm(), 100));
        document.put("heardBpm", rounded(fit.heardBpm(), 100));
        document.put("relation", fit.relation());
        return document;
    }

    static List<String> lines(MusicAnalysis music, boolean whole) {
        List<Beat> beats = music.grid().beats();
        List<Beat> downbeats = beats.stream().filter(Beat::downbeat).toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "tempo     %.1f bpm, %d beats a bar, confidence %.0f %%",
                        music.grid().bpm(),
                        music.grid().meter(),
                        100 * music.grid().confidence()));
        lines.add(
                String.format(
                                Locale.ROOT,
                                "beats     %d, from %s to %s",
                                beats.size(),
                                clock(beats.getFirst().seconds()),
                                clock(beats.getLast().seconds()))
                        + (downbeats.isEmpty()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %d bars begin, the first at %s",
                                        downbeats.size(),
                                        clock(downbeats.getFirst().seconds()))));
        lines.add("song      " + clock(music.track().seconds()));
        if (whole) {
            MusicWindow window = window(music);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "best %.0f s %s %s to %s",
                            window.duration(),
                            window.duration() < 9.5 ? " " : "",
                            clock(window.start()),
                            clock(window.end())));
            lines.add("          " + window.why());
        }
        music.fit().ifPresent(fit -> lines.add(fitLine(fit)));
        lines.add("");
        lines.add("section       from        to   bars  energy");
        for (Section section : music.sections()) {
            int energy = (int) Math.round(BAR * section.energy());
            long bars =
                    downbeats.stream()
                            .filter(beat ->
                                    beat.seconds() >= section.start() - .01
                                            && beat.seconds() < section.end() - .01)
                            .count();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-8s %9s %9s  %5d  %s",
                            section.kind().id(),
                            clock(section.start()),
                            clock(section.end()),
                            bars,
                            "#".repeat(energy) + ".".repeat(BAR - energy)));
        }
        music.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    private static String fitLine(BeatFit fit) {
        return String.format(
                Locale.ROOT,
                "fit       %s: %.0f %% of these beats on an onset, %.0f %% of those heard by ear;"
                        + " %.1f bpm, heard %.1f (%s)%s",
                fit.verdict().id(),
                100 * fit.onOnset(),
                100 * fit.heardOnOnset(),
                fit.bpm(),
                fit.heardBpm(),
                fit.relation().words(),
                fit.bestOffsetSeconds() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; best moved by %+.0f ms (%.0f %%)",
                                1000 * fit.bestOffsetSeconds(),
                                100 * fit.onOnsetMoved()));
    }

    private static MusicWindow window(MusicAnalysis music) {
        return BestWindow.choose(
                music,
                OptionalDouble.empty(),
                new BestWindow.Length.About(ReelRequest.DEFAULT_DURATION_SECONDS));
    }

    private static List<Double> all(List<Beat> beats, ToDoubleFunction<Beat> value, double parts) {
        return beats.stream().map(beat -> rounded(value.applyAsDouble(beat), parts)).toList();
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }

    /** 83.456 as "1:23.46". */
    private static String clock(double seconds) {
        long hundredths = Math.round(seconds * 100);
        return String.format(
                Locale.ROOT,
                "%d:%02d.%02d",
                hundredths / 6000,
                hundredths / 100 % 60,
                hundredths % 100);
    }
}
