package io.beatframe.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A song whose true beats are known: {@code NAME.ogg} (or wav, flac, mp3, m4a) beside {@code
 * NAME.beats} and, where the bars are known too, {@code NAME.downbeats}, each one time a line.
 *
 * @param beats seconds, rising
 * @param downbeats of them the first of each bar; empty when nobody knows
 */
public record AnnotatedSong(Path audio, List<Double> beats, Optional<List<Double>> downbeats) {
    private static final List<String> SOUNDS = List.of("ogg", "wav", "flac", "mp3", "m4a");

    /** The songs of a folder in the order of their names; at least one. */
    public static List<AnnotatedSong> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder);
        }
        List<Path> annotations;
        try (Stream<Path> files = Files.list(folder)) {
            annotations = files.filter(f -> f.toString().endsWith(".beats")).sorted().toList();
        }
        if (annotations.isEmpty()) {
            throw new IOException("There is no NAME.beats in " + folder);
        }
        List<AnnotatedSong> songs = new ArrayList<>();
        for (Path beats : annotations) {
            Path downbeats = beside(beats, "downbeats");
            songs.add(
                    new AnnotatedSong(
                            sound(beats),
                            seconds(beats),
                            Files.exists(downbeats)
                                    ? Optional.of(seconds(downbeats))
                                    : Optional.empty()));
        }
        return songs;
    }

    public String name() {
        return audio.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    private static Path sound(Path beats) throws IOException {
        return SOUNDS.stream()
                .map(kind -> beside(beats, kind))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("There is no song (" + SOUNDS + ") to " + beats));
    }

    private static Path beside(Path beats, String kind) {
        String name = beats.getFileName().toString();
        return beats.resolveSibling(name.replaceFirst("beats$", kind));
    }

    private static List<Double> seconds(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(Double::valueOf)
                .toList();
    }
}
