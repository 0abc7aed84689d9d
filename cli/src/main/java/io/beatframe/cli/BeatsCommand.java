package io.beatframe.cli;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.deliver.BeatSheet;
import io.beatframe.deliver.BeatsFile;
import io.beatframe.deliver.ClickTrack;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.SongAnalyser;
import io.beatframe.pipeline.Stage;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "  beatframe beats song.mp3 --click clicks.mp3 --png beats.png  # hear, see them",
            "  beatframe beats song.mp3 -o beats.json               # edit them, and then:",
            "  beatframe make song.mp3 --beats beats.json --prompt \"…\"",
            "  beatframe beats song.mp3 --beats mine.txt --beat-offset -40ms --json"
        })
final class BeatsCommand implements Callable<Integer> {
    private static final double LISTENING = .7;

    @Parameters(paramLabel = "SONG", description = "Any file with sound.")
    Path song = Path.of("song");

    @Option(names = "--start", paramLabel = "SECONDS", description = "Listen from here.")
    @Nullable Double start;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Listen this long.")
    @Nullable Double duration;

    @Mixin BeatOptions beats = new BeatOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the beats as JSON, to edit and to give back with --beats.")
    @Nullable Path output;

    @Option(
            names = "--click",
            paramLabel = "FILE",
            description =
                    "Write the song with a click on each beat: .wav, .flac, .mp3, .m4a, .ogg or .opus.")
    @Nullable Path click;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "Draw sound, onsets, beats, bars and sections.")
    @Nullable Path png;

    @Option(names = "--force", description = "Replace files that exist.")
    boolean force;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        OptionalDouble from = optional(start);
        OptionalDouble length = optional(duration);
        Hints hints = new Hints(beats.hints(), from, length);
        checkOutputs();
        Console console = common.console();
        Progress progress = fraction -> console.reached(Stage.MUSIC, fraction, fraction);
        double listening = click == null ? 1 : LISTENING;
        Ffmpeg ffmpeg = common.ffmpeg();
        MusicAnalysis music =
                SongAnalyser.analyse(ffmpeg, song, hints, progress.part(0, listening));
        if (output != null) {
            BeatsFile.write(output, music, force);
        }
        if (png != null) {
            BeatSheet.write(png, music, force);
        }
        if (click != null) {
            ClickTrack.write(
                    click,
                    music,
                    new AudioReader.Stretch(from.orElse(0), length),
                    ffmpeg,
                    force,
                    progress.part(listening, 1));
        }
        console.endLine();
        boolean whole = from.isEmpty() && length.isEmpty();
        if (common.json) {
            Output.json(BeatsReport.document(music, whole));
        } else {
            BeatsReport.lines(music, whole).forEach(Output::line);
        }
        return Beatframe.DONE;
    }

    /** Before anything takes time. */
    private void checkOutputs() {
        for (Path file : Stream.of(output, png).filter(Objects::nonNull).toList()) {
            AtomicFile.spare(file, List.of(song));
            AtomicFile.check(file, force);
        }
        if (click != null) {
            AtomicFile.spare(click, List.of(song));
            ClickTrack.check(click, force);
        }
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
}
