package io.beatframe.plan;

import io.beatframe.music.AudioTrack;
import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.request.Aspect;
import io.beatframe.request.BeatHints;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.PlannerChoice;
import io.beatframe.request.Quality;
import io.beatframe.request.ReelRequest;
import io.beatframe.request.Style;
import io.beatframe.request.Titles;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Music as values, for tests of the director: no sound is needed. */
public final class MadeMusic {
    private static final double[] STRENGTHS = {1.0, 0.45, 0.7, 0.5, 0.9, 0.4, 0.75, 0.35};

    private MadeMusic() {}

    /** An arc of 30 s at an even tempo in 4/4: intro, build, peak, outro on downbeats. */
    public static MusicAnalysis arc(double bpm) {
        double bar = 240 / bpm;
        double build = Math.round(4 / bar) * bar;
        double peak = Math.round(12 / bar) * bar;
        double outro = Math.round(24 / bar) * bar;
        return music(
                even(bpm, 0, 30, 4),
                bpm,
                30,
                List.of(
                        new Section(Section.Kind.INTRO, 0, build, 0.3),
                        new Section(Section.Kind.BUILD, build, peak, 0.6),
                        new Section(Section.Kind.PEAK, peak, outro, 0.95),
                        new Section(Section.Kind.OUTRO, outro, 30, 0.35)));
    }

    public static List<Beat> even(double bpm, double from, double seconds, int beatsInBar) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; from + i * 60 / bpm < seconds; i++) {
            beats.add(
                    new Beat(
                            from + i * 60 / bpm,
                            i % beatsInBar + 1,
                            STRENGTHS[i % STRENGTHS.length],
                            0.5));
        }
        return beats;
    }

    public static MusicAnalysis music(
            List<Beat> beats, double bpm, double seconds, List<Section> sections) {
        return new MusicAnalysis(
                new AudioTrack(Path.of("song.wav"), 48_000, Math.round(seconds * 48_000)),
                new BeatGrid(beats, bpm, 0.9, TempoScores.UNRIVALLED),
                sections,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    public static ReelRequest request(Style style, FrameRate rate, String prompt, long seed) {
        return request(style, rate, prompt, seed, "previz");
    }

    public static ReelRequest request(
            Style style, FrameRate rate, String prompt, long seed, String videoModel) {
        return new ReelRequest(
                Path.of("song.wav"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                prompt,
                style,
                Palette.WARM_CINEMATIC,
                Grading.of(Palette.WARM_CINEMATIC),
                videoModel,
                PlannerChoice.RULES,
                Quality.DRAFT,
                Aspect.PORTRAIT,
                rate,
                BeatHints.NONE,
                seed,
                List.of(),
                false,
                Titles.NONE,
                false);
    }
}
