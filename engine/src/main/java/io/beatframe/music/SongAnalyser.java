package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.progress.Progress;
import io.beatframe.request.GivenBeat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Listens to a song: the stage's entry. */
public final class SongAnalyser {
    private SongAnalyser() {}

    /**
     * Decodes the song as a stream, and finds beats, downbeats and sections.
     *
     * @param hints what the user says; counts more than the sound
     * @return times are seconds from the start of the song, also when only a stretch was asked for;
     *     the track is then as long as what was heard to its end
     * @throws Failure FILE_*, MEDIA_UNREADABLE, SONG_NO_AUDIO, SONG_TOO_SHORT, SONG_SILENT,
     *     SONG_TOO_LONG, SONG_TRUNCATED, BEATS_INVALID, WINDOW_INVALID, CANCELLED
     */
    public static MusicAnalysis analyse(Ffmpeg ffmpeg, Path song, Hints hints, Progress progress) {
        List<String> warnings = new ArrayList<>();
        Ear.Take take = take(ffmpeg, song, hints, progress, warnings);
        Features features = take.features();
        double start = hints.startSeconds().orElse(0);
        GuidedGrid guided = GuidedGrid.of(hints.beats(), features, start);
        BeatGrid grid = guided.grid();
        progress.report(.9);
        List<Double> downbeats =
                grid.beats().stream().filter(Beat::downbeat).map(Beat::seconds).toList();
        List<Section> sections = SectionFinder.find(downbeats, features);
        warnings.addAll(guided.warnings());
        progress.report(1);
        long skipped = Math.round(start * FeatureExtractor.SAMPLE_RATE);
        return new MusicAnalysis(
                new AudioTrack(song, FeatureExtractor.SAMPLE_RATE, skipped + features.samples()),
                moved(grid, start),
                sections.stream().map(section -> moved(section, start)).toList(),
                curve(features.peak(), take.gain(), start),
                curve(guided.onsets(), OnsetCurve.MOST, start),
                guided.fit(),
                warnings);
    }

    /**
     * Only how loud the song is, and what is wrong with its file: for a plan that has its beats.
     *
     * @throws Failure as {@link #analyse}
     */
    public static SongWave wave(Ffmpeg ffmpeg, Path song, Progress progress) {
        List<String> warnings = new ArrayList<>();
        Ear.Take take = take(ffmpeg, song, Hints.NONE, progress, warnings);
        progress.report(1);
        return new SongWave(curve(take.features().peak(), take.gain(), 0), warnings);
    }

    private static Ear.Take take(
            Ffmpeg ffmpeg, Path song, Hints hints, Progress progress, List<String> warnings) {
        MediaInfo info = Probe.of(ffmpeg, song);
        if (info.audio().isEmpty()) {
            throw new Failure(
                    ErrorCode.SONG_NO_AUDIO,
                    "'" + song + "' has no sound. Give a file with an audio track.");
        }
        Ear.Take take = Ear.listen(ffmpeg, song, info, hints, progress, warnings);
        check(song, take.features(), hints, hints.startSeconds().orElse(0));
        return take;
    }

    private static void check(Path song, Features features, Hints hints, double start) {
        double heard = features.seconds();
        if (heard < Ear.SHORTEST_SECONDS && start > 0) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The start, %.2f s, leaves less than a second of '%s', which lasts %.2f s.",
                            start,
                            song,
                            start + heard));
        }
        if (heard < Ear.SHORTEST_SECONDS) {
            throw new Failure(
                    ErrorCode.SONG_TOO_SHORT,
                    String.format(
                            Locale.ROOT,
                            "'%s' holds %.2f s of sound; at least 1 s is needed, 5 s or more are better.",
                            song,
                            heard));
        }
        double end = start + heard;
        List<GivenBeat> given = hints.beats().given().beats();
        if (!given.isEmpty()
                && hints.durationSeconds().isEmpty()
                && given.getLast().seconds() > end) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The beat at %.3f s lies beyond the song's end at %.3f s. Are these the beats"
                                    + " of '%s', and seconds?",
                            given.getLast().seconds(),
                            end,
                            song));
        }
    }

    private static BeatGrid moved(BeatGrid grid, double by) {
        return new BeatGrid(
                grid.beats().stream().map(b -> b.at(b.seconds() + by)).toList(),
                grid.bpm(),
                grid.confidence(),
                grid.scores());
    }

    private static Section moved(Section section, double by) {
        return new Section(
                section.kind(), section.start() + by, section.end() + by, section.energy());
    }

    /**
     * From the start of the song; nothing is known of what lies before the stretch.
     *
     * @param most what becomes 1
     */
    private static List<Float> curve(float[] levels, float most, double start) {
        Float[] curve = new Float[(int) Math.round(start * Features.PER_SECOND) + levels.length];
        Arrays.fill(curve, 0f);
        int at = curve.length - levels.length;
        for (float level : levels) {
            curve[at++] = Math.clamp(level / most, 0f, 1f);
        }
        return Arrays.asList(curve);
    }
}
