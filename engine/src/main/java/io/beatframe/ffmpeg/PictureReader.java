package io.beatframe.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a file to RGB pictures whose size is known only once they are decoded: rotated by their
 * tags, with square pixels. What a probe says of size and rotation need not be believed.
 */
public final class PictureReader {
    private static final int MAX_SIDE = 16384;

    private PictureReader() {}

    /** Receives each picture, rows of R, G, B; the array may be used again for the next one. */
    @FunctionalInterface
    public interface Viewer {
        void see(long index, int width, int height, byte[] rgb);
    }

    /**
     * @param input input options with {@code -i}
     * @param stream what to decode, "0:v:0", or "0:g:0" for a picture that is stored as tiles
     * @param filters the last of them {@link Filter.ToRgbWithin}
     * @param most pictures that are read
     * @param limit after which it gives up
     * @return how many pictures there were
     */
    public static long read(
            Ffmpeg ffmpeg,
            List<String> input,
            String stream,
            List<Filter> filters,
            long most,
            Duration limit,
            Viewer viewer) {
        List<String> arguments = new ArrayList<>(input);
        String graph = "[" + stream + "]" + FfmpegArguments.print(filters) + "[out]";
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[out]"));
        arguments.addAll(List.of("-fps_mode", "passthrough"));
        arguments.addAll(List.of("-frames:v", Long.toString(most)));
        arguments.addAll(List.of("-c:v", "ppm", "-f", "image2pipe", "pipe:1"));
        return ffmpeg.read(arguments, pipe -> pictures(pipe, viewer), limit);
    }

    private static long pictures(InputStream pipe, Viewer viewer) throws IOException {
        byte[] rgb = new byte[0];
        long count = 0;
        while (nextIs(pipe, 'P')) {
            expect(pipe, '6');
            int width = number(pipe);
            int height = number(pipe);
            int white = number(pipe);
            if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || white != 255) {
                throw new IOException("not a picture: " + width + "x" + height);
            }
            int bytes = Math.multiplyExact(3 * width, height);
            if (rgb.length != bytes) {
                rgb = new byte[bytes];
            }
            if (pipe.readNBytes(rgb, 0, bytes) != bytes) {
                throw new EOFException("the picture ends early");
            }
            viewer.see(count++, width, height, rgb);
        }
        return count;
    }

    private static boolean nextIs(InputStream pipe, char letter) throws IOException {
        int next = pipe.read();
        if (next >= 0 && next != letter) {
            throw new IOException("not a picture");
        }
        return next >= 0;
    }

    private static void expect(InputStream pipe, char letter) throws IOException {
        if (!nextIs(pipe, letter)) {
            throw new EOFException("the picture ends early");
        }
    }

    /** A decimal number with white space around it, of which the one byte after is taken. */
    private static int number(InputStream pipe) throws IOException {
        int next = pipe.read();
        while (next == ' ' || next == '\n') {
            next = pipe.read();
        }
        int value = 0;
        while (next >= '0' && next <= '9' && value < 100_000) {
            value = 10 * value + next - '0';
            next = pipe.read();
        }
        return value;
    }
}
