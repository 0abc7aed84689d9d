package io.beatframe.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

        /** To the sample, as the reel's sound is cut: times in a file may begin anywhere. */
        private Optional<Filter> trim(int sampleRate) {
            if (startSeconds <= 0 && durationSeconds.isEmpty()) {
                return Optional.empty();
            }
            long start = Math.round(startSeconds * sampleRate);
            long end =
                    durationSeconds.isPresent()
                            ? Math.round(
                                    (startSeconds + durationSeconds.getAsDouble()) * sampleRate)
                            : Long.MAX_VALUE;
            return Optional.of(new Filter.TrimSamples(start, end));
        }
    }

    /** What of a stereo sound becomes the one channel that is measured. */
    public enum Mix {
        /** Half of left and right together, as a phone's loudspeaker plays it. */
        SUM,
        /** Half of left less right: all that is left of a song whose sides cancel each other. */
        DIFFERENCE
    }

    /**
     * How loud a mix was.
     *
     * @param power mean square
     * @param peak greatest sample
     */
    public record Level(double power, float peak) {}

    /**
     * What was read.
     *
     * @param log of ffmpeg; damaged packets are errors there, not failures
     * @param difference of silence for a song of one channel
     */
    public record Heard(List<String> log, Level sum, Level difference) {}

    /** Receives the samples, in order; the array is used again for the next block. */
    @FunctionalInterface
    public interface Listener {
        void hear(float[] samples, int count);
    }

    /**
     * Decodes, mixes to mono and resamples. The delay of the encoder is skipped where the file
     * states it, so that MP3, Ogg, FLAC, M4A, Opus and WAV of one song line up. Bare AAC (ADTS)
     * states none.
     *
     * @param input input options with {@code -i}, e.g. of {@link SafeInput}
     * @param channels of the stream; more than two are mixed to two first
     * @param listener gets finite samples, nominally -1 to 1
     */
    public static Heard read(
            Ffmpeg ffmpeg,
            List<String> input,
            int channels,
            int sampleRate,
            Stretch stretch,
            Mix mix,
            Listener listener) {
        Mixer mixer = new Mixer(channels > 1, mix, listener);
        List<String> log = decode(ffmpeg, input, channels > 1 ? 2 : 1, sampleRate, stretch, mixer);
        return new Heard(log, mixer.sum.level(), mixer.difference.level());
    }

    /**
     * As {@link #read}, in stereo: samples of left and right in turn.
     *
     * @return what ffmpeg logged
     */
    public static List<String> readStereo(
            Ffmpeg ffmpeg, List<String> input, int sampleRate, Stretch stretch, Listener listener) {
        return decode(ffmpeg, input, 2, sampleRate, stretch, listener);
    }

    private static List<String> decode(
            Ffmpeg ffmpeg,
            List<String> input,
            int channels,
            int sampleRate,
            Stretch stretch,
            Listener listener) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        stretch.trim(sampleRate)
                .ifPresent(trim ->
                        arguments.addAll(
                                List.of(
                                        "-af",
                                        "aresample="
                                                + sampleRate
                                                + ","
                                                + FfmpegArguments.print(List.of(trim)))));
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

    /** Makes one channel of one or two, and measures both ways to do it. */
    private static final class Mixer implements Listener {
        private final boolean stereo;
        private final Mix mix;
        private final Listener listener;
        private final Meter sum = new Meter();
        private final Meter difference = new Meter();
        private final float[] mixed = new float[BLOCK];

        Mixer(boolean stereo, Mix mix, Listener listener) {
            this.stereo = stereo;
            this.mix = mix;
            this.listener = listener;
        }

        @Override
        public void hear(float[] samples, int count) {
            int channels = stereo ? 2 : 1;
            int frames = count / channels;
            for (int i = 0; i < frames; i++) {
                float left = samples[channels * i];
                float right = stereo ? samples[2 * i + 1] : left;
                float together = (left + right) / 2;
                float apart = (left - right) / 2;
                sum.hear(together);
                difference.hear(apart);
                mixed[i] =
                        switch (mix) {
                            case SUM -> together;
                            case DIFFERENCE -> apart;
                        };
            }
            listener.hear(mixed, frames);
        }
    }

    private static final class Meter {
        private double squares;
        private long count;
        private float peak;

        void hear(float sample) {
            squares += (double) sample * sample;
            count++;
            peak = Math.max(peak, Math.abs(sample));
        }

        Level level() {
            return new Level(count == 0 ? 0 : squares / count, peak);
        }
    }
}
