package io.beatframe.bench;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.music.Beat;
import io.beatframe.music.Hints;
import io.beatframe.music.SongAnalyser;
import io.beatframe.progress.Progress;
import io.beatframe.testing.AnnotatedSong;
import io.beatframe.testing.BeatShift;
import io.beatframe.testing.SharedMedia;
import io.beatframe.testing.SongFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Whether a song's beats are the same, in whatever kind of file it comes. */
record FormatsBench() implements Bench {
    private static final int RATE = 44_100;
    private static final int FARTHEST_SAMPLES = 2500;
    private static final int STRETCH_SAMPLES = 16_384;

    @Override
    public String name() {
        return "formats";
    }

    @Override
    public String arguments() {
        return "[FOLDER]";
    }

    @Override
    public String about() {
        return "whether beats are the same in wav, flac, ogg, opus, mp3 and m4a (5 s a song)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        Path folder =
                arguments.isEmpty()
                        ? SharedMedia.find("music")
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no ../shared/media/music; name a folder of"
                                                        + " annotated songs"))
                        : Path.of(arguments.getFirst());
        System.out.println(
                """
                Each song is decoded once, encoded again in each format, and heard from that file. Beside the same song as WAV:
                delay: of the sound itself as decoded, by correlation, in samples of 44.1 kHz, the song where it is largest;
                astray: beats without a partner within 50 ms; then the share of all beats that moved by no more than 1, 2 and 5 ms,
                and in ms what 99 % of those not astray keep to, and the farthest of them.

                format    delay  beats  astray   ≤1 ms   ≤2 ms   ≤5 ms   99 %     max\
                """);
        Map<SongFormat, List<BeatShift>> shifts = new EnumMap<>(SongFormat.class);
        Map<SongFormat, Integer> delays = new EnumMap<>(SongFormat.class);
        Path work = Files.createTempDirectory("beatframe-formats");
        Ffmpeg ffmpeg = Ffmpeg.locate();
        try {
            for (AnnotatedSong song : AnnotatedSong.in(folder)) {
                Path wave = SongFormat.WAV.encode(ffmpeg, song.audio(), work);
                float[] sound = samples(ffmpeg, wave);
                double[] beats = beats(ffmpeg, wave);
                for (SongFormat format : SongFormat.values()) {
                    if (format != SongFormat.WAV) {
                        Path file = format.encode(ffmpeg, wave, work);
                        BeatShift shift = BeatShift.between(beats, beats(ffmpeg, file));
                        shifts.computeIfAbsent(format, f -> new ArrayList<>()).add(shift);
                        int delay = delay(sound, samples(ffmpeg, file));
                        delays.merge(format, delay, (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b);
                        if (shift.astray() > 0) {
                            System.out.printf(
                                    Locale.ROOT,
                                    "%s in %s: %d of %d astray%n",
                                    song.name(),
                                    format,
                                    shift.astray(),
                                    shift.beats());
                        }
                        Files.delete(file);
                    }
                }
                Files.delete(wave);
            }
        } finally {
            try (var left = Files.list(work)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
        shifts.forEach((format, parts) ->
                row(format.name(), Objects.requireNonNull(delays.get(format)), parts));
        row("ALL", 0, shifts.values().stream().flatMap(List::stream).toList());
    }

    private static void row(String name, int delay, List<BeatShift> parts) {
        BeatShift all = BeatShift.sum(parts);
        System.out.printf(
                Locale.ROOT,
                "%-9s %5d %6d %7d %7.4f %7.4f %7.4f %6.2f %7.2f%n",
                name.toLowerCase(Locale.ROOT),
                delay,
                all.beats(),
                all.astray(),
                all.within(.001),
                all.within(.002),
                all.within(.005),
                1000 * all.quantile(.99),
                1000 * all.largest());
    }

    private static double[] beats(Ffmpeg ffmpeg, Path song) {
        return SongAnalyser.analyse(ffmpeg, song, Hints.NONE, Progress.SILENT)
                .grid()
                .beats()
                .stream()
                .mapToDouble(Beat::seconds)
                .toArray();
    }

    private static float[] samples(Ffmpeg ffmpeg, Path song) {
        float[][] sound = {new float[RATE]};
        int[] heard = new int[1];
        AudioReader.read(
                ffmpeg,
                SafeInput.of(song),
                2,
                RATE,
                AudioReader.Stretch.WHOLE,
                AudioReader.Mix.SUM,
                (samples, count) -> {
                    if (heard[0] + count > sound[0].length) {
                        sound[0] = Arrays.copyOf(sound[0], 2 * sound[0].length + count);
                    }
                    System.arraycopy(samples, 0, sound[0], heard[0], count);
                    heard[0] += count;
                });
        return Arrays.copyOf(sound[0], heard[0]);
    }

    /** By how many samples the second is late: where it is most like a stretch of the first. */
    private static int delay(float[] first, float[] second) {
        int from = Math.min(first.length, second.length) / 2;
        int best = 0;
        double most = 0;
        for (int lag = -FARTHEST_SAMPLES; lag <= FARTHEST_SAMPLES; lag++) {
            double sum = 0;
            for (int i = 0; i < STRETCH_SAMPLES; i++) {
                sum += first[from + i] * second[from + i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return best;
    }
}
