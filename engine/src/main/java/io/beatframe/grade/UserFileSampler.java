package io.beatframe.grade;

import io.beatframe.clip.footage.HdrCube;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.PictureReader;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.SourceColour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at frames of any file: video or photo, any matrix, range, rotation or pixel shape, HDR as
 * footage would be shown.
 */
final class UserFileSampler {
    private static final int FRAMES = 12;
    private static final double FIRST = 0.08;
    private static final double LAST = 0.92;
    private static final int LONG_SIDE = 160;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Ffmpeg ffmpeg;
    private final Path file;
    private final Filter toRgb;
    private final Optional<Lut3D> toSdr;
    private final List<SmallFrame> frames = new ArrayList<>();

    private UserFileSampler(Ffmpeg ffmpeg, Path file, MediaInfo.Video video) {
        this.ffmpeg = ffmpeg;
        this.file = file;
        this.toRgb = new Filter.ToRgbWithin(LONG_SIDE, SourceColour.of(video), true);
        this.toSdr =
                video.hdr() ? Optional.of(sdr(HdrCube.of(video.transfer()))) : Optional.empty();
    }

    /** At least one frame. */
    static List<SmallFrame> sample(Ffmpeg ffmpeg, Path file) {
        MediaInfo info = Probe.of(ffmpeg, file);
        MediaInfo.Video video =
                info.video()
                        .orElseThrow(() ->
                                new Failure(
                                        ErrorCode.MEDIA_UNREADABLE,
                                        "'"
                                                + file
                                                + "' has no picture. Give a video or a"
                                                + " photo."));
        return new UserFileSampler(ffmpeg, file, video).sample(info, video);
    }

    private List<SmallFrame> sample(MediaInfo info, MediaInfo.Video video) {
        double seconds = video.durationSeconds().orElse(info.durationSeconds().orElse(0));
        boolean moving = seconds > 0.2 && video.frames().orElse(2) > 1;
        if (moving) {
            for (int i = 0; i < FRAMES; i++) {
                double part = FIRST + (LAST - FIRST) * i / (FRAMES - 1);
                read(List.of("-ss", FfmpegArguments.decimal(part * seconds)), "0:v:0", 1);
            }
        } else if (info.formatNames().contains("mov") || info.formatNames().contains("heif")) {
            // A HEIC photo may be a grid of tiles, which is a stream group.
            read(List.of(), "0:g:0", 1);
        }
        if (frames.isEmpty()) {
            read(List.of(), "0:v:0", FRAMES);
        }
        if (frames.isEmpty()) {
            throw new Failure(
                    ErrorCode.MEDIA_UNREADABLE,
                    "No picture of '" + file + "' can be decoded; it is damaged.");
        }
        return List.copyOf(frames);
    }

    /** What cannot be decoded adds no frame. */
    private void read(List<String> before, String stream, int most) {
        List<String> input = new ArrayList<>(before);
        input.addAll(SafeInput.of(file));
        try {
            PictureReader.read(
                    ffmpeg,
                    input,
                    stream,
                    List.of(toRgb),
                    most,
                    LIMIT,
                    (index, width, height, rgb) -> {
                        byte[] copy = rgb.clone();
                        toSdr.ifPresent(cube -> cube.apply(copy, copy));
                        frames.add(new SmallFrame(width, height, copy));
                    });
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.FFMPEG_FAILED) {
                throw failure;
            }
        }
    }

    private static Lut3D sdr(HdrCube hdr) {
        return Lut3D.bake(
                Lut3D.USUAL_SIZE,
                rgb -> {
                    double[] sdr = hdr.sdr(rgb[0], rgb[1], rgb[2]);
                    System.arraycopy(sdr, 0, rgb, 0, 3);
                });
    }
}
