package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.AudioReader.Mix;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Hears a song: decodes it once, as a stream, into features. It listens a second time where the
 * first told nothing: the sides of a stereo song may cancel each other, or it may be so soft that
 * its onsets drown in the features' floor.
 */
final class Ear {
    static final double SHORTEST_SECONDS = 1;

    /** Memory and time are bounded by it. */
    private static final double LONGEST_SECONDS = 7200;

    private static final float SILENT_PEAK = .001f;
    private static final float SOFT_PEAK = .1f;
    private static final float WANTED_PEAK = .7f;

    /** Of the power of both sides, what the sum must keep. */
    private static final double CANCELLED = .05;

    private static final double MISSING_SECONDS = .5;
    private static final double DECODING_SHARE = .7;

    private final Ffmpeg ffmpeg;
    private final Path song;
    private final int channels;
    private final double start;
    private final OptionalDouble duration;
    private final double expected;
    private float peakHeard;
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
        FeatureExtractor extractor = new FeatureExtractor();
        Progress decoding = progress.part(0, DECODING_SHARE);
        AudioReader.Heard heard = take(extractor, Mix.SUM, 1, decoding);
        Mix mix = Mix.SUM;
        if (heard.sum().power() < CANCELLED * heard.difference().power()) {
            mix = Mix.DIFFERENCE;
            warnings.add(
                    "The song's left and right sides cancel each other when they are mixed to one, as a"
                            + " phone does; there it is nearly silent. The beats were sought in their difference.");
        }
        float peak = mix == Mix.SUM ? peakHeard : heard.difference().peak();
        double seconds = extractor.seconds();
        if (seconds >= SHORTEST_SECONDS && peak < SILENT_PEAK) {
            throw new Failure(
                    ErrorCode.SONG_SILENT,
                    "'"
                            + song
                            + "' is silent (peak below -60 dBFS). Give a song that can be heard.");
        }
        float gain = peak < SOFT_PEAK && peak > 0 ? WANTED_PEAK / peak : 1;
        if (mix == Mix.DIFFERENCE || gain > 1) {
            extractor = new FeatureExtractor();
            take(extractor, mix, gain, Progress.SILENT);
        }
        if (broken || expected - seconds > Math.max(MISSING_SECONDS, .02 * expected)) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The song's file is damaged or cut off: it states %.1f s, %.1f s could be"
                                    + " decoded and are used.",
                            start + Math.max(expected, seconds),
                            start + seconds));
        }
        return new Take(extractor.finish(), gain);
    }

    private AudioReader.Heard take(
            FeatureExtractor extractor, Mix mix, float gain, Progress progress) {
        double full = Math.max(expected, 1);
        try {
            return AudioReader.read(
                    ffmpeg,
                    SafeInput.of(song),
                    channels,
                    FeatureExtractor.SAMPLE_RATE,
                    new AudioReader.Stretch(start, duration),
                    mix,
                    (samples, count) -> {
                        for (int i = 0; i < count; i++) {
                            peakHeard = Math.max(peakHeard, Math.abs(samples[i]));
                            samples[i] *= gain;
                        }
                        extractor.hear(samples, count);
                        requireBearable(extractor.seconds());
                        progress.report(Math.min(1, extractor.seconds() / full));
                    });
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.FFMPEG_FAILED) {
                throw failure;
            }
            if (extractor.seconds() < SHORTEST_SECONDS) {
                throw new Failure(
                        ErrorCode.SONG_TRUNCATED,
                        "Nothing of '"
                                + song
                                + "' can be decoded; the file is damaged. Try another copy.",
                        failure);
            }
            broken = true;
            // Whether the sides cancel is then not known; most do not.
            return new AudioReader.Heard(
                    List.of(), new AudioReader.Level(1, peakHeard), new AudioReader.Level(0, 0));
        }
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
