package io.beatframe.music;

import io.beatframe.ffmpeg.AudioReader;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.testing.AnnotatedSong;
import java.util.Arrays;
import java.util.List;

/**
 * A real song whose first and last third are made weaker from a bar to a bar: without treble,
 * without bass, or softer. What the song's own players do meanwhile is not known.
 *
 * @param mono at {@link FeatureExtractor#SAMPLE_RATE}
 * @param truth sections in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // samples, compared by nobody
record SwitchedExcerpt(float[] mono, List<Section> truth) {
    private static final double FIRST = .34;
    private static final double SECOND = .7;

    /** What is done to a stretch. */
    private enum Weakening {
        MUFFLED,
        THIN,
        SOFTER
    }

    static SwitchedExcerpt of(Ffmpeg ffmpeg, AnnotatedSong song, int number) {
        float[] mono = decoded(ffmpeg, song);
        double end = (double) mono.length / FeatureExtractor.SAMPLE_RATE;
        double first = barBefore(song, FIRST * end);
        double second = barBefore(song, SECOND * end);
        Weakening[] ways = Weakening.values();
        weaken(mono, 0, first, ways[number % ways.length]);
        weaken(mono, second, end, ways[(number + 1) % ways.length]);
        return new SwitchedExcerpt(
                mono,
                List.of(
                        new Section(Section.Kind.INTRO, 0, first, .5),
                        new Section(Section.Kind.PEAK, first, second, .5),
                        new Section(Section.Kind.OUTRO, second, end, .5)));
    }

    private static float[] decoded(Ffmpeg ffmpeg, AnnotatedSong song) {
        FloatSeries samples = new FloatSeries();
        AudioReader.read(
                ffmpeg,
                SafeInput.of(song.audio()),
                1,
                FeatureExtractor.SAMPLE_RATE,
                AudioReader.Stretch.WHOLE,
                AudioReader.Mix.SUM,
                (block, count) -> {
                    for (int i = 0; i < count; i++) {
                        samples.add(block[i]);
                    }
                });
        return samples.toArray();
    }

    private static double barBefore(AnnotatedSong song, double seconds) {
        return song.downbeats().orElseThrow().stream()
                .filter(downbeat -> downbeat <= seconds)
                .reduce(0., Math::max);
    }

    private static void weaken(float[] mono, double from, double to, Weakening how) {
        int start = (int) (from * FeatureExtractor.SAMPLE_RATE);
        int end = Math.min(mono.length, (int) (to * FeatureExtractor.SAMPLE_RATE));
        float[] part = Arrays.copyOfRange(mono, start, end);
        switch (how) {
            case MUFFLED -> lowPass(part, 400);
            case THIN -> {
                float[] bass = part.clone();
                lowPass(bass, 700);
                for (int i = 0; i < part.length; i++) {
                    part[i] -= bass[i];
                }
            }
            case SOFTER -> {
                for (int i = 0; i < part.length; i++) {
                    part[i] *= .35f;
                }
            }
        }
        System.arraycopy(part, 0, mono, start, part.length);
    }

    private static void lowPass(float[] mono, double hertz) {
        double keep = Math.exp(-2 * Math.PI * hertz / FeatureExtractor.SAMPLE_RATE);
        double once = 0;
        double twice = 0;
        for (int i = 0; i < mono.length; i++) {
            once += (1 - keep) * (mono[i] - once);
            twice += (1 - keep) * (once - twice);
            mono[i] = (float) twice;
        }
    }
}
