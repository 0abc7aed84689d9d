package io.beatframe.deliver;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.music.Beat;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The song with a click on every beat, to hear whether they are right. Streams: an hour is fine.
 */
public final class ClickTrack {
    private static final int SAMPLE_RATE = 48_000;

    private ClickTrack() {}

    /** Kinds of files that can be written, by the end of their names. */
    private enum Kind {
        WAV("-c:a", "pcm_s16le", "-rf64", "auto", "-f", "wav"),
        FLAC("-c:a", "flac", "-sample_fmt", "s16", "-f", "flac"),
        MP3("-c:a", "libmp3lame", "-q:a", "2", "-f", "mp3"),
        M4A("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", "-f", "ipod"),
        OGG("-c:a", "libopus", "-b:a", "128k", "-f", "ogg"),
        OPUS("-c:a", "libopus", "-b:a", "128k", "-f", "opus");

        private final List<String> encoding;

        Kind(String... encoding) {
            this.encoding = List.of(encoding);
        }

        static Kind of(Path file) {
            String name = file.toString().toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(kind -> name.endsWith("." + kind.name()))
                    .findFirst()
                    .orElseThrow(() ->
                            new Failure(
                                    ErrorCode.OPTION_INVALID,
                                    "Clicks are written to a file that ends with "
                                            + Arrays.stream(values())
                                                    .map(kind ->
                                                            "."
                                                                    + kind.name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT))
                                                    .collect(Collectors.joining(", "))
                                            + ", not to '"
                                            + file.getFileName()
                                            + "'."));
        }
    }

    /**
     * Says early what would stand in the way of {@link #write}.
     *
     * @throws Failure OPTION_INVALID for an unknown ending, OUTPUT_EXISTS, OUTPUT_UNWRITABLE
     */
    public static void check(Path file, boolean force) {
        Kind.of(file);
        AtomicFile.check(file, force);
    }

    /**
     * @param file .wav, .flac, .mp3, .m4a, .ogg or .opus
     * @param stretch of the song; the file holds no more of it
     * @throws Failure as {@link #check}, DISK_FULL, FFMPEG_FAILED, CANCELLED; then nothing is
     *     written
     */
    public static void write(
            Path file,
            MusicAnalysis music,
            AudioReader.Stretch stretch,
            Ffmpeg ffmpeg,
            boolean force,
            Progress progress) {
        Kind kind = Kind.of(file);
        double seconds = music.track().seconds() - stretch.startSeconds();
        List<Beat> beats =
                music.grid().beats().stream()
                        .filter(beat -> beat.seconds() >= stretch.startSeconds())
                        .map(beat -> beat.at(beat.seconds() - stretch.startSeconds()))
                        .toList();
        float peak = music.wave().stream().max(Float::compare).orElse(1f);
        ClickMixer mixer = new ClickMixer(beats, peak, SAMPLE_RATE);
        AtomicFile.write(
                file,
                force,
                made ->
                        ffmpeg.write(
                                encoder(kind, made),
                                out ->
                                        new Pump(mixer, out, seconds, progress)
                                                .run(ffmpeg, music.track().file(), stretch)));
    }

    private static List<String> encoder(Kind kind, Path made) {
        List<String> arguments =
                new ArrayList<>(List.of("-f", "f32le", "-ar", "" + SAMPLE_RATE, "-ac", "2"));
        arguments.addAll(List.of("-i", "pipe:0", "-map_metadata", "-1"));
        arguments.addAll(kind.encoding);
        arguments.add("file:" + made);
        return arguments;
    }

    /** From the decoder through the mixer into the encoder. */
    private static final class Pump {
        private final ClickMixer mixer;
        private final OutputStream out;
        private final double seconds;
        private final Progress progress;
        private long frames;

        Pump(ClickMixer mixer, OutputStream out, double seconds, Progress progress) {
            this.mixer = mixer;
            this.out = out;
            this.seconds = seconds;
            this.progress = progress;
        }

        /**
         * @throws IOException when the encoder takes no more; it has said why
         */
        void run(Ffmpeg ffmpeg, Path song, AudioReader.Stretch stretch) throws IOException {
            try {
                AudioReader.readStereo(
                        ffmpeg, SafeInput.of(song), SAMPLE_RATE, stretch, this::pass);
            } catch (EncoderStopped stopped) {
                throw stopped.why;
            }
        }

        private void pass(float[] samples, int count) {
            mixer.mix(samples, count);
            ByteBuffer bytes =
                    ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(samples, 0, count);
            try {
                out.write(bytes.array());
            } catch (IOException broken) {
                throw new EncoderStopped(broken);
            }
            frames += count / 2;
            progress.report(Math.min(1, frames / (double) SAMPLE_RATE / Math.max(1, seconds)));
        }
    }

    /** Carries the encoder's end through the decoder's call. */
    private static final class EncoderStopped extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final IOException why;

        EncoderStopped(IOException why) {
            super(why);
            this.why = why;
        }
    }
}
