package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.AudioReader.Mix;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hears a song: decodes it as a stream, once to learn how loud it is and once, at a loudness that
 * is the same for all songs, into features. What is heard so depends on no volume control. The
 * sides of a stereo song may cancel each other; then it listens to their difference.
 */
final class Ear {
    static final double SHORTEST_SECONDS = 1;

    /** Memory and time are bounded by it. */
    private static final double LONGEST_SECONDS = 7200;

    private static final float SILENT_PEAK = .001f;

    /** The median of the songs that the net learned from. */
    private static final double WANTED_LUFS = -24;

    /** More would make music of the noise of a quiet room. */
    private static final double MOST_GAIN_DB = 60;

    /** Of the power of both sides, what the sum must keep. */
    private static final double CANCELLED = .05;

    private static final double MISSING_SECONDS = .5;
    private static final double MEASURING_SHARE = .2;
    private static final double DECODING_SHARE = .7;

    private final Ffmpeg ffmpeg;
    private final Path song;
    private final int channels;
    private final double start;
    private final OptionalDouble duration;
    private final double expected;
    private boolean broken;

    private Ear(Ffmpeg ffmpeg, Path song, MediaInfo info, Hints hints) {
        this.ffmpeg = ffmpeg;
        this.song = song;
        MediaInfo.Audio audio = info.audio().orElseThrow();
        channels = audio.channels();
        start = hints.startSeconds().orElse(0);
        duration = hints.durationSeconds();
        double stated = audio.durationSeconds().orElse(info.durationSeconds().orElse(0)) - start;
        expected = Math.min(stated, duration.orElse(stated));
    }

    /**
     * @param gain that the features were heard with
     */
    record Take(Features features, float gain) {}

    static Take listen(
            Ffmpeg ffmpeg,
            Path song,
            MediaInfo info,
            Hints hints,
            Progress progress,
            List<String> warnings) {
        return new Ear(ffmpeg, song, info, hints).listen(progress, warnings);
    }

    private Take listen(Progress progress, List<String> warnings) {
        requireBearable(expected);
        Mix mix = Mix.SUM;
        Level level = measure(mix, progress.part(0, MEASURING_SHARE));
        if (start == 0 && level.seconds() < SHORTEST_SECONDS && expected > 2 * SHORTEST_SECONDS) {
            throw truncated(new IOException("it states " + expected + " s"));
        }
        if (level.cancelled()) {
            mix = Mix.DIFFERENCE;
            level = measure(mix, Progress.SILENT);
            warnings.add(
                    "The song's left and right sides cancel each other when they are mixed to one, as a"
                            + " phone does; there it is nearly silent. The beats were sought in their difference.");
        }
        if (level.seconds() >= SHORTEST_SECONDS && level.peak() < SILENT_PEAK) {
            throw new Failure(
                    ErrorCode.SONG_SILENT,
                    "'"
                            + song
                            + "' is silent (peak below -60 dBFS). Give a song that can be heard.");
        }
        if (broken || expected - level.seconds() > Math.max(MISSING_SECONDS, .02 * expected)) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The song's file is damaged or cut off: it states %.1f s, %.1f s could be"
                                    + " decoded and are used.",
                            start + Math.max(expected, level.seconds()),
                            start + level.seconds()));
        }
        float gain = level.gain();
        FeatureExtractor extractor = new FeatureExtractor();
        decode(
                mix,
                progress.part(MEASURING_SHARE, DECODING_SHARE),
                (samples, count) -> {
                    for (int i = 0; i < count; i++) {
                        samples[i] *= gain;
                    }
                    extractor.hear(samples, count);
                });
        return new Take(extractor.finish(), gain);
    }

    /**
     * How loud a mix is.
     *
     * @param cancelled whether most of the sound lies in the difference of the sides
     */
    private record Level(double lufs, float peak, double seconds, boolean cancelled) {
        /** 1 where nothing sounds. */
        float gain() {
            return Double.isInfinite(lufs)
                    ? 1
                    : (float) Math.pow(10, Math.min(MOST_GAIN_DB, WANTED_LUFS - lufs) / 20);
        }
    }

    private Level measure(Mix mix, Progress progress) {
        LoudnessMeter meter = new LoudnessMeter(FeatureExtractor.SAMPLE_RATE);
        float[] peak = new float[1];
        long[] heard = new long[1];
        boolean cancelled =
                decode(
                                mix,
                                progress,
                                (samples, count) -> {
                                    for (int i = 0; i < count; i++) {
                                        peak[0] = Math.max(peak[0], Math.abs(samples[i]));
                                    }
                                    meter.hear(samples, count);
                                    heard[0] += count;
                                })
                        .map(sound -> sound.sum().power() < CANCELLED * sound.difference().power())
                        .orElse(false);
        double seconds = (double) heard[0] / FeatureExtractor.SAMPLE_RATE;
        return new Level(meter.integrated(), peak[0], seconds, cancelled);
    }

    /**
     * @return empty where the file is broken: whether the sides cancel is then not known
     */
    private Optional<AudioReader.Heard> decode(
            Mix mix, Progress progress, AudioReader.Listener listener) {
        double full = Math.max(expected, 1);
        double[] seconds = new double[1];
        try {
            return Optional.of(
                    AudioReader.read(
                            ffmpeg,
                            SafeInput.of(song),
                            channels,
                            FeatureExtractor.SAMPLE_RATE,
                            new AudioReader.Stretch(start, duration),
                            mix,
                            (samples, count) -> {
                                seconds[0] += (double) count / FeatureExtractor.SAMPLE_RATE;
                                requireBearable(seconds[0]);
                                listener.hear(samples, count);
                                progress.report(Math.min(1, seconds[0] / full));
                            }));
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.FFMPEG_FAILED) {
                throw failure;
            }
            if (seconds[0] < SHORTEST_SECONDS) {
                throw truncated(failure);
            }
            broken = true;
            return Optional.empty();
        }
    }

    private Failure truncated(Exception cause) {
        return new Failure(
                ErrorCode.SONG_TRUNCATED,
                "Nothing of '" + song + "' can be decoded; the file is damaged. Try another copy.",
                cause);
    }

    private void requireBearable(double seconds) {
        if (seconds > LONGEST_SECONDS) {
            throw new Failure(
                    ErrorCode.SONG_TOO_LONG,
                    "'"
                            + song
                            + "' lasts more than two hours. Cut it, or name --start and --duration.");
        }
    }
}
