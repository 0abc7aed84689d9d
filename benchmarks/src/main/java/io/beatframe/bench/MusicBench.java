package io.beatframe.bench;

import com.sun.management.OperatingSystemMXBean;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.FitTable;
import io.beatframe.music.Hints;
import io.beatframe.music.SongAnalyser;
import io.beatframe.progress.Progress;
import io.beatframe.testing.AnnotatedSong;
import io.beatframe.testing.SharedMedia;
import io.beatframe.testing.SongScore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well beats and bars are heard, song by song. */
record MusicBench() implements Bench {
    /** A difference in AMLt that is one beat at most. */
    private static final double SAME = .03;

    @Override
    public String name() {
        return "music";
    }

    @Override
    public String arguments() {
        return "[FOLDER…]";
    }

    @Override
    public String about() {
        return "beats and downbeats of the shared songs, or of a folder's (2 s a song)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        System.out.println(
                """
                A folder holds NAME.ogg (wav, flac, mp3, m4a), NAME.beats and NAME.downbeats, a time a line.
                As mir_eval scores them, without the first 5 s: F within 70 and 25 ms, CMLt, AMLt. downF: F of the
                downbeats from the sound alone; bars: the same with the true beats given; med, off: median and mean
                error of the matched beats; cut25: share of the beats found that lie within 25 ms of a true one; bpm: AMLt
                with the true tempo given, of songs that keep it; conf: the confidence stated without it.
                """);
        if (!arguments.isEmpty()) {
            for (String folder : arguments) {
                System.out.println(folder);
                table(Path.of(folder));
                System.out.println();
            }
            return;
        }
        table(
                SharedMedia.find("music")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no ../shared/media/music; name a folder of annotated songs")));
        System.out.println(MusicGoals.MUST);
        System.out.println(MusicGoals.AIM);
        System.out.println("\nOther trackers on the same songs, as music.md measured them:");
        MusicGoals.RIVALS.forEach(System.out::println);
    }

    private static void table(Path folder) throws IOException {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<AnnotatedSong> songs = AnnotatedSong.in(folder);
        System.out.println(SongScore.HEADER);
        List<SongScore> scores = new ArrayList<>();
        for (AnnotatedSong song : songs) {
            SongScore score = SongScore.of(ffmpeg, song);
            System.out.println(score);
            scores.add(score);
        }
        System.out.println(SongScore.mean(scores));
        givenTempo(scores);
        confidence(scores);
        FitTable.print(ffmpeg, songs);
        System.out.printf(
                Locale.ROOT,
                "CPU, warm: %.2f s for 30 s of sound (ours; ffmpeg's decoding comes on top)%n",
                cpuSeconds(ffmpeg, songs));
    }

    private static void givenTempo(List<SongScore> scores) {
        List<SongScore> steady =
                scores.stream().filter(s -> s.anyLevelOfTrueTempo().isPresent()).toList();
        List<String> worse =
                steady.stream()
                        .filter(s ->
                                s.anyLevelOfTrueTempo().orElseThrow() < s.beats().anyLevel() - SAME)
                        .map(SongScore::song)
                        .toList();
        System.out.printf(
                Locale.ROOT,
                "Given the bpm: %d songs keep their tempo; worse than without it: %s%n",
                steady.size(),
                worse.isEmpty() ? "none" : String.join(", ", worse));
    }

    private static void confidence(List<SongScore> scores) {
        System.out.printf(
                Locale.ROOT,
                "Confidence: %.2f on average where F > .8, %.2f where not (%d songs)%n",
                meanConfidence(scores, true),
                meanConfidence(scores, false),
                scores.stream().filter(score -> !score.right()).count());
    }

    private static double meanConfidence(List<SongScore> scores, boolean right) {
        return scores.stream()
                .filter(score -> score.right() == right)
                .flatMapToDouble(score -> score.confidence().stream())
                .average()
                .orElse(Double.NaN);
    }

    /** Of this process, compiler and garbage collector included, for half a minute of sound. */
    private static double cpuSeconds(Ffmpeg ffmpeg, List<AnnotatedSong> songs) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long began = system.getProcessCpuTime();
        double heard = 0;
        for (AnnotatedSong song : songs) {
            heard +=
                    SongAnalyser.analyse(ffmpeg, song.audio(), Hints.NONE, Progress.SILENT)
                            .track()
                            .seconds();
        }
        return (system.getProcessCpuTime() - began) / 1e9 * 30 / heard;
    }
}
