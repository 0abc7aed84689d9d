package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints the table that the README quotes, and holds us to it. */
class SharedMusicIT {
    private record Row(String song, BeatScore beats, double downbeats) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-28s %5.3f %5.3f %5.3f %5.3f %6.1f %6.1f %6.2f %6.3f",
                    song,
                    beats.wide(),
                    beats.tight(),
                    beats.correctLevel(),
                    beats.anyLevel(),
                    1000 * beats.medianError(),
                    1000 * beats.meanOffset(),
                    beats.precisionTight(),
                    downbeats);
        }
    }

    @Test
    void beatsOfRealMusic() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path song : songs()) {
            MusicAnalysis analysis =
                    SongAnalyser.analyse(Ffmpeg.locate(), song, Hints.NONE, Progress.SILENT);
            List<Beat> beats = analysis.grid().beats();
            rows.add(
                    new Row(
                            name(song),
                            BeatScore.of(truth(song, "beats"), seconds(beats.stream())),
                            BeatScore.f(
                                    truth(song, "downbeats"),
                                    seconds(beats.stream().filter(Beat::downbeat)))));
        }
        System.out.println(
                "song                             F   F25  CMLt  AMLt med ms off ms  cut25 downF");
        rows.forEach(System.out::println);
        double wide = mean(rows, r -> r.beats().wide());
        double tight = mean(rows, r -> r.beats().tight());
        double correct = mean(rows, r -> r.beats().correctLevel());
        double any = mean(rows, r -> r.beats().anyLevel());
        double downbeats = mean(rows, Row::downbeats);
        double error = mean(rows, r -> r.beats().medianError());
        double offset = mean(rows, r -> r.beats().meanOffset());
        double cuts = mean(rows, r -> r.beats().precisionTight());
        System.out.println(
                new Row(
                        "MEAN",
                        new BeatScore(wide, tight, correct, any, error, offset, cuts),
                        downbeats));
        assertThat(wide).isGreaterThan(.84);
        assertThat(tight).isGreaterThan(.81);
        assertThat(correct).isGreaterThan(.78);
        assertThat(any).isGreaterThan(.93);
        assertThat(downbeats).isGreaterThan(.64);
        assertThat(error).isLessThan(.005);
        assertThat(offset).isBetween(-.003, .003);
    }

    private static List<Path> songs() throws IOException {
        Path folder = SharedMedia.require("music");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".ogg")).sorted().toList();
        }
    }

    private static String name(Path song) {
        return song.getFileName().toString().replace(".ogg", "");
    }

    private static double[] truth(Path song, String kind) throws IOException {
        return Files.readAllLines(song.resolveSibling(name(song) + "." + kind)).stream()
                .filter(line -> !line.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] seconds(Stream<Beat> beats) {
        return beats.mapToDouble(Beat::seconds).toArray();
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).average().orElse(0);
    }
}
