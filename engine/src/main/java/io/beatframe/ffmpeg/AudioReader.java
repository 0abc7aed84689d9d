package io.beatframe.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Decodes the first audio stream to samples, a block at a time. */
public final class AudioReader {
    private static final int BLOCK = 1 << 14;

    private AudioReader() {}

    /**
     * The stretch to decode. It is cut after decoding, not by seeking, which is inexact in MP3.
     *
     * @param startSeconds from the first decoded sample
     * @param durationSeconds absent: to the end
     */
    public record Stretch(double startSeconds, OptionalDouble durationSeconds) {
        public static final Stretch WHOLE = new Stretch(0, OptionalDouble.empty());
    }

    /** Receives the samples, in order; the array is used again for the next block. */
    @FunctionalInterface
    public interface Listener {
        void hear(float[] samples, int count);
    }

    /**
     * Decodes, mixes to mono and resamples. The delay of the encoder is skipped where the file
     * states it, so that MP3, Ogg, FLAC and WAV of one song line up.
     *
     * @param input input options with {@code -i}, e.g. of {@link SafeInput}
     * @param listener gets finite samples, nominally -1 to 1
     * @return what ffmpeg logged; damaged packets are errors there, not failures
     */
    public static List<String> read(
            Ffmpeg ffmpeg, List<String> input, int sampleRate, Stretch stretch, Listener listener) {
        return read(ffmpeg, input, 1, sampleRate, stretch, listener);
    }

    /** As {@link #read}, in stereo: samples of left and right in turn. */
    public static List<String> readStereo(
            Ffmpeg ffmpeg, List<String> input, int sampleRate, Stretch stretch, Listener listener) {
        return read(ffmpeg, input, 2, sampleRate, stretch, listener);
    }

    private static List<String> read(
            Ffmpeg ffmpeg,
            List<String> input,
            int channels,
            int sampleRate,
            Stretch stretch,
            Listener listener) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        if (stretch.startSeconds > 0) {
            arguments.addAll(List.of("-ss", FfmpegArguments.decimal(stretch.startSeconds)));
        }
        stretch.durationSeconds.ifPresent(
                seconds -> arguments.addAll(List.of("-t", FfmpegArguments.decimal(seconds))));
        arguments.addAll(List.of("-ac", "" + channels, "-ar", "" + sampleRate));
        arguments.addAll(List.of("-f", "f32le", "pipe:1"));
        return ffmpeg.readLogged(arguments, pipe -> listen(pipe, listener)).log();
    }

    private static boolean listen(InputStream pipe, Listener listener) throws IOException {
        byte[] bytes = new byte[BLOCK * Float.BYTES];
        FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] samples = new float[BLOCK];
        int read = pipe.readNBytes(bytes, 0, bytes.length);
        while (read >= Float.BYTES) {
            int count = read / Float.BYTES;
            floats.get(0, samples, 0, count);
            for (int i = 0; i < count; i++) {
                // A float WAV may hold NaN or infinity; one of them would poison every sum.
                samples[i] = Float.isFinite(samples[i]) ? samples[i] : 0;
            }
            listener.hear(samples, count);
            read = pipe.readNBytes(bytes, 0, bytes.length);
        }
        return true;
    }
}
