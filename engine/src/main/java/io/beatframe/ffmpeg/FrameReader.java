package io.beatframe.ffmpeg;

import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Decodes a video to small frames for measuring. */
public final class FrameReader {
    private FrameReader() {}

    /** What a frame's bytes are: one grey byte a pixel, or R, G, B, or planes of Y, U, V. */
    public enum Pixels {
        GRAY8("gray", 2),
        RGB24("rgb24", 6),
        YUV420P("yuv420p", 3);

        private final String ffmpegName;
        private final int halfBytes;

        Pixels(String ffmpegName, int halfBytes) {
            this.ffmpegName = ffmpegName;
            this.halfBytes = halfBytes;
        }

        int bytesOf(FrameSize size) {
            return size.pixels() * halfBytes / 2;
        }
    }

    /** Receives each frame; the array is used again for the next one. */
    @FunctionalInterface
    public interface Viewer {
        void see(long index, byte[] frame);
    }

    /**
     * Decodes every frame that the filters let through, in order.
     *
     * @param input input options with {@code -i}, e.g. of {@link SafeInput}
     * @param filters before the scaling to {@code size}
     * @return how many frames there were
     */
    public static long read(
            Ffmpeg ffmpeg,
            List<String> input,
            List<Filter> filters,
            FrameSize size,
            Pixels pixels,
            Viewer viewer) {
        return read(ffmpeg, input, filters, size, pixels, List.of(), viewer).value();
    }

    /**
     * Decodes every frame, and the sound in the same pass, and hands over what ffmpeg logged.
     *
     * @param soundFilters that measure and log; empty leaves the sound alone
     */
    public static Ffmpeg.Logged<Long> read(
            Ffmpeg ffmpeg,
            List<String> input,
            List<Filter> filters,
            FrameSize size,
            Pixels pixels,
            List<Filter> soundFilters,
            Viewer viewer) {
        List<Filter> all = new ArrayList<>(filters);
        all.add(new Filter.ScaleForAnalysis(size));
        all.add(new Filter.PixelFormat(pixels.ffmpegName));
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:v:0", "-an", "-sn", "-dn"));
        arguments.addAll(List.of("-vf", FfmpegArguments.print(all)));
        arguments.addAll(List.of("-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"));
        if (!soundFilters.isEmpty()) {
            arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
            arguments.addAll(List.of("-af", FfmpegArguments.print(soundFilters)));
            arguments.addAll(List.of("-f", "null", "-"));
        }
        return ffmpeg.readLogged(arguments, pipe -> frames(pipe, pixels.bytesOf(size), viewer));
    }

    private static long frames(InputStream pipe, int bytesPerFrame, Viewer viewer)
            throws IOException {
        byte[] frame = new byte[bytesPerFrame];
        long count = 0;
        while (pipe.readNBytes(frame, 0, bytesPerFrame) == bytesPerFrame) {
            viewer.see(count++, frame);
        }
        return count;
    }
}
