package io.beatframe.clip.footage;

import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.SourceColour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One file of the user's that may be filmed from.
 *
 * @param named whether the user named this very file, not only its folder
 * @param tiled whether it may be a picture stored as tiles (HEIC)
 * @param seconds as the container states them, where it does
 */
record Source(
        Path file,
        boolean named,
        boolean photo,
        boolean tiled,
        OptionalDouble seconds,
        MediaInfo.Video video) {

    static Source of(Path file, boolean named, MediaInfo info, MediaInfo.Video video) {
        OptionalDouble seconds =
                video.durationSeconds().isPresent()
                        ? video.durationSeconds()
                        : info.durationSeconds();
        boolean pipe = info.formatNames().stream().anyMatch(name -> name.endsWith("_pipe"));
        boolean inBoxes = info.formatNames().contains("mov");
        boolean boxedPicture =
                inBoxes && info.durationSeconds().isEmpty() && video.frames().orElse(0) == 1;
        return new Source(file, named, pipe || boxedPicture, boxedPicture, seconds, video);
    }

    String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    SourceColour colour() {
        return SourceColour.of(video);
    }

    /** Input options up to {@code -i} for a part of a clip. */
    List<String> input(double start, double seconds) {
        String length = FfmpegArguments.decimal(seconds);
        // Seeking to 0 fails in files that cannot seek, so it is left out.
        return start > 0
                ? input("-ss", FfmpegArguments.decimal(start), "-t", length)
                : input("-t", length);
    }

    /** Input options up to {@code -i}; ffmpeg's own VP8 and VP9 decoders drop transparency. */
    List<String> input(String... before) {
        List<String> options = new ArrayList<>(List.of(before));
        if (video.pixelFormat().equals("yuv420p")) {
            switch (video.codec()) {
                case "vp9" -> options.addAll(List.of("-c:v", "libvpx-vp9"));
                case "vp8" -> options.addAll(List.of("-c:v", "libvpx"));
                default -> {}
            }
        }
        options.addAll(SafeInput.of(file));
        return options;
    }
}
