package io.beatframe.grade;

import io.beatframe.bench.Bench;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well shots are matched, beside the methods that others use, and what the looks do. Never
 * judged by histograms: histogram matching drives those to 0 while it wrecks the content.
 */
public record ColourBench() implements Bench {
    private static final List<Long> SEEDS = List.of(901L, 902L);

    @Override
    public String name() {
        return "colour";
    }

    @Override
    public String arguments() {
        return "[SEED…] [FOLDER…]";
    }

    @Override
    public String about() {
        return "shot matching beside other methods, and the looks; over the shared photos and clips, or folders'"
                + " (3 min a seed)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        List<Long> seeds = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.matches("[0-9]{1,9}")) {
                seeds.add(Long.parseLong(argument));
            } else if (Files.isDirectory(Path.of(argument))) {
                folders.add(Path.of(argument));
            } else {
                throw new IllegalArgumentException(
                        "'" + argument + "' is neither a seed nor a folder");
            }
        }
        if (folders.isEmpty()) {
            folders.addAll(shared());
        }
        List<Long> used = seeds.isEmpty() ? SEEDS : List.copyOf(seeds);
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<SmallFrame> pictures = Pictures.of(ffmpeg, folders);
        System.out.printf("%d pictures, seeds %s%n", pictures.size(), used);
        LookTable.print(pictures, ffmpeg);
        RecoveryTable.print(pictures, used);
        ConsistencyTable.print(pictures, used);
    }

    private static List<Path> shared() {
        return Stream.of("photos", "clips")
                .map(folder ->
                        SharedMedia.find(folder)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no ../shared/media/"
                                                        + folder
                                                        + "; name a folder of pictures")))
                .toList();
    }
}
