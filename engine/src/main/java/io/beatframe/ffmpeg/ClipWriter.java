package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes drawn frames as a clip in the form that all clips have between their making and the
 * render: H.264 near lossless, yuv420p, bt709, tv range, constant rate, no B-frames, no sound.
 */
public final class ClipWriter {
    /**
     * How every clip is encoded, whoever makes it: fast to write and read, and finer than the reel.
     */
    public static final List<String> ENCODING =
            List.of(
                    "-an",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-crf",
                    "12",
                    "-g",
                    "30",
                    "-bf",
                    "0",
                    "-pix_fmt",
                    "yuv420p",
                    "-color_range",
                    "tv",
                    "-colorspace",
                    "bt709",
                    "-color_primaries",
                    "bt709",
                    "-color_trc",
                    "bt709",
                    "-map_metadata",
                    "-1",
                    "-f",
                    "mp4");

    private ClipWriter() {}

    /** Draws the frames of a clip, in order, into a sink. */
    @FunctionalInterface
    public interface Painter {
        void paint(Sink sink) throws IOException;
    }

    /** Takes frames as rows of B, G, R, unused bytes (a little-endian int 0xRRGGBB a pixel). */
    public static final class Sink {
        private final OutputStream pipe;
        private final int bytesPerFrame;

        Sink(OutputStream pipe, FrameSize size) {
            this.pipe = pipe;
            this.bytesPerFrame = size.pixels() * 4;
        }

        public void frame(byte[] bgr0) throws IOException {
            if (bgr0.length != bytesPerFrame) {
                throw new IllegalArgumentException(bgr0.length + " bytes, not " + bytesPerFrame);
            }
            pipe.write(bgr0);
        }
    }

    /** Encodes what the painter draws; {@code file} ends in .mp4 and is overwritten. */
    public static void write(
            Ffmpeg ffmpeg, Path file, FrameSize size, FrameRate rate, Painter painter) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-f", "rawvideo", "-pixel_format", "bgr0"));
        arguments.addAll(List.of("-video_size", size.toString(), "-framerate", rate.toString()));
        arguments.addAll(List.of("-i", "pipe:0"));
        arguments.addAll(
                List.of(
                        "-vf",
                        "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p,"
                                + FfmpegArguments.print(List.of(new Filter.TagBt709()))));
        arguments.addAll(ENCODING);
        arguments.add("file:" + file.toAbsolutePath());
        ffmpeg.write(arguments, pipe -> painter.paint(new Sink(pipe, size)));
    }
}
