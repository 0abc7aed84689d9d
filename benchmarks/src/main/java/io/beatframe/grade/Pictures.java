package io.beatframe.grade;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.PictureReader;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.SourceColour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real pictures to measure with: photos, and a frame out of the middle of each clip. */
final class Pictures {
    private static final int LONG_SIDE = 260;

    private Pictures() {}

    /** Of all files of the folders, by name; without HDR, which our distortions don't suit. */
    static List<SmallFrame> of(Ffmpeg ffmpeg, List<Path> folders) throws IOException {
        List<SmallFrame> pictures = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.sorted().toList();
            }
            for (Path file : files) {
                decode(ffmpeg, file, pictures);
            }
        }
        return pictures.stream().filter(picture -> !picture.black()).toList();
    }

    private static void decode(Ffmpeg ffmpeg, Path file, List<SmallFrame> pictures) {
        MediaInfo.Video video = Probe.of(ffmpeg, file).video().orElseThrow();
        if (video.hdr() || file.toString().endsWith(".heic")) {
            return;
        }
        List<String> input = new ArrayList<>();
        video.durationSeconds().ifPresent(s -> input.addAll(List.of("-ss", "" + s / 2)));
        input.addAll(SafeInput.of(file));
        PictureReader.read(
                ffmpeg,
                input,
                "0:v:0",
                List.of(new Filter.ToRgbWithin(LONG_SIDE, SourceColour.of(video), true)),
                1,
                Duration.ofSeconds(40),
                (index, width, height, rgb) ->
                        pictures.add(new SmallFrame(width, height, rgb.clone())));
    }
}
