package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.Beat;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.Section;
import io.beatframe.music.SongAnalyser;
import io.beatframe.pipeline.Stage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What we hear in a song. */
@Command(
        name = "beats",
        mixinStandardHelpOptions = true,
        description = "Finds tempo, beats, downbeats and sections of a song.",
        footer = {
            "",
            "Examples:",
            "  beatframe beats song.mp3",
            "  beatframe beats song.mp3 --start 60 --duration 30 --json"
        })
final class BeatsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SONG", description = "Any file with sound.")
    Path song = Path.of("song");

    @Option(names = "--start", paramLabel = "SECONDS", description = "Listen from here.")
    @Nullable Double start;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Listen this long.")
    @Nullable Double duration;

    @Mixin BeatOptions beats = new BeatOptions();

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Hints hints = new Hints(beats.hints(), optional(start), optional(duration));
        Console console = common.console();
        MusicAnalysis music =
                SongAnalyser.analyse(
                        common.ffmpeg(),
                        song,
                        hints,
                        fraction -> console.reached(Stage.MUSIC, fraction, fraction));
        console.endLine();
        if (common.json) {
            Output.json(document(music));
        } else {
            table(music);
        }
        return Beatframe.DONE;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value >= 0 && value <= 86_400)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "Start and duration are seconds from 0 to 86400, not " + value + ".");
        }
        return OptionalDouble.of(value);
    }

    private static Map<String, Object> document(MusicAnalysis music) {
        List<Double> beats =
                music.grid().beats().stream().map(Beat::seconds).map(BeatsCommand::ms).toList();
        List<Double> downbeats =
                music.grid().beats().stream()
                        .filter(Beat::downbeat)
                        .map(Beat::seconds)
                        .map(BeatsCommand::ms)
                        .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bpm", Math.round(100 * music.grid().bpm()) / 100.0);
        document.put("confidence", Math.round(1000 * music.grid().confidence()) / 1000.0);
        document.put("beats", beats);
        document.put("downbeats", downbeats);
        document.put(
                "strengths",
                music.grid().beats().stream().map(b -> thousandth(b.strength())).toList());
        document.put(
                "energies",
                music.grid().beats().stream().map(b -> thousandth(b.energy())).toList());
        document.put("sections", music.sections());
        document.put("warnings", music.warnings());
        return document;
    }

    /** Tenths of a millisecond: finer than any detection. */
    private static double ms(double seconds) {
        return Math.round(seconds * 10_000) / 10_000.0;
    }

    private static double thousandth(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    private void table(MusicAnalysis music) {
        long downbeats = music.grid().beats().stream().filter(Beat::downbeat).count();
        Output.line(
                String.format(
                        Locale.ROOT,
                        "%.1f bpm (confidence %.0f %%), %d beats, %d bars, %.1f s",
                        music.grid().bpm(),
                        100 * music.grid().confidence(),
                        music.grid().beats().size(),
                        downbeats,
                        music.track().seconds()));
        for (Section section : music.sections()) {
            int bar = (int) Math.round(20 * section.energy());
            Output.line(
                    String.format(
                            Locale.ROOT,
                            "  %-6s %7.2f to %7.2f s  %s",
                            section.kind().id(),
                            section.start(),
                            section.end(),
                            "#".repeat(bar) + ".".repeat(20 - bar)));
        }
        music.warnings().forEach(warning -> Output.line("  note: " + warning));
    }
}
