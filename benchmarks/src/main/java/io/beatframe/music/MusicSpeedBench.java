package io.beatframe.music;

import com.sun.management.OperatingSystemMXBean;
import io.beatframe.bench.Bench;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the analysis of a song costs: processor seconds, ffmpeg's too, and memory. */
public record MusicSpeedBench() implements Bench {
    private static final int WARM_UP = 8;
    private static final double SONG_SECONDS = 300;

    @Override
    public String name() {
        return "music-speed";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String about() {
        return "CPU seconds and peak heap for songs of 30 s, 5 min and an hour (2 min)";
    }

    @Override
    public void run(List<String> arguments) throws IOException, RunnerException {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("music-speed takes no arguments.");
        }
        jmh();
        System.out.println(
                """

                The whole of it, from an MP3: processor time of this program, its compiler and collector included, and of
                ffmpeg, which decodes; after a warm-up, the median of the runs. Heap: the most in use at once, garbage included.

                song       runs   CPU s  ffmpeg CPU s  heap MB   must\
                """);
        Path folder = Files.createTempDirectory("beatframe-speed");
        try {
            Ffmpeg ffmpeg = Ffmpeg.locate();
            Path song = folder.resolve("song.wav");
            DemoSong.write(song, 1, SONG_SECONDS);
            Path half = folder.resolve("half.mp3");
            Path five = folder.resolve("five.mp3");
            Path hour = folder.resolve("hour.mp3");
            run(ffmpeg, List.of("-i", song.toString(), "-t", "30", half.toString()));
            run(ffmpeg, List.of("-i", song.toString(), five.toString()));
            run(
                    ffmpeg,
                    List.of(
                            "-stream_loop",
                            "11",
                            "-i",
                            five.toString(),
                            "-c",
                            "copy",
                            hour.toString()));
            for (int i = 0; i < WARM_UP; i++) {
                SongAnalyser.analyse(ffmpeg, half, Hints.NONE, Progress.SILENT);
            }
            row(ffmpeg, "30 s", half, 9, "0.5 s (aim 0.2 s)");
            row(ffmpeg, "5 min", five, 3, "4 s");
            row(ffmpeg, "1 hour", hour, 1, "bounded memory");
        } finally {
            for (String name : List.of("song.wav", "half.mp3", "five.mp3", "hour.mp3")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void jmh() throws RunnerException {
        System.out.println(
                """
                The analysis alone, of sound that is decoded already, by JMH: seconds of one thread, mean of 5 and its error at
                99.9 %, after a warm-up.

                song      seconds   error   must\
                """);
        for (RunResult result :
                new Runner(
                                new OptionsBuilder()
                                        .include(AnalysisBenchmark.class.getName())
                                        .mode(Mode.AverageTime)
                                        .timeUnit(TimeUnit.SECONDS)
                                        .forks(1)
                                        .warmupIterations(5)
                                        .warmupTime(TimeValue.seconds(2))
                                        .measurementIterations(5)
                                        .measurementTime(TimeValue.seconds(2))
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run()) {
            String seconds = result.getParams().getParam("seconds");
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %7.3f %7.3f   %s%n",
                    seconds + " s",
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    seconds.equals("30") ? "0.5 s (aim 0.2 s)" : "4 s");
        }
    }

    private static void run(Ffmpeg ffmpeg, List<String> arguments) {
        ffmpeg.run(arguments, SONG_SECONDS, Progress.SILENT);
    }

    private static void row(Ffmpeg ffmpeg, String name, Path song, int runs, String must)
            throws IOException {
        double[] own = new double[runs];
        double[] children = new double[runs];
        long heap = 0;
        for (int i = 0; i < runs; i++) {
            System.gc();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            // Of all threads: the one that reads ffmpeg's pipe makes the features.
            long before = ownNanoseconds();
            double childrenBefore = childrenSeconds();
            SongAnalyser.analyse(ffmpeg, song, Hints.NONE, Progress.SILENT);
            own[i] = (ownNanoseconds() - before) / 1e9;
            children[i] = childrenSeconds() - childrenBefore;
            long used = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
            heap = Math.max(heap, used);
        }
        Arrays.sort(own);
        Arrays.sort(children);
        System.out.printf(
                Locale.ROOT,
                "%-10s %4d %7.2f %13.2f %8.0f   %s%n",
                name,
                runs,
                own[runs / 2],
                children[runs / 2],
                heap / 1e6,
                must);
    }

    private static long ownNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Of the child processes that have ended, as Linux tells; NaN elsewhere. */
    private static double childrenSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return Double.NaN;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        return ticks / 100.;
    }
}
