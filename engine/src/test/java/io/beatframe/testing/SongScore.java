package io.beatframe.testing;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.SongAnalyser;
import io.beatframe.progress.Progress;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How well we hear one song, or on average a list of them.
 *
 * @param downbeats F-measure of the downbeats we find, from the sound alone
 * @param barsOfTrueBeats the same when the true beats are given, so of the bar finding alone
 */
public record SongScore(
        String song, BeatScore beats, OptionalDouble downbeats, OptionalDouble barsOfTrueBeats) {
    public static final String HEADER =
            "song                             F  F±25  CMLt  AMLt  downF  bars  med ms  off ms  cut25";

    /** Listens to the song twice: with nothing but the sound, and with its true beats given. */
    public static SongScore of(Ffmpeg ffmpeg, AnnotatedSong song) {
        MusicAnalysis heard =
                SongAnalyser.analyse(ffmpeg, song.audio(), Hints.NONE, Progress.SILENT);
        BeatScore beats = BeatScore.of(array(song.beats()), beats(heard.grid()));
        if (song.downbeats().isEmpty()) {
            return new SongScore(
                    song.name(), beats, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double end = heard.track().seconds();
        Hints truth =
                new Hints(
                        OptionalDouble.empty(),
                        song.beats().stream().filter(beat -> beat <= end).toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
        MusicAnalysis told = SongAnalyser.analyse(ffmpeg, song.audio(), truth, Progress.SILENT);
        double[] downbeats = array(song.downbeats().orElseThrow());
        return new SongScore(
                song.name(),
                beats,
                OptionalDouble.of(BeatScore.f(downbeats, downbeats(heard.grid()))),
                OptionalDouble.of(BeatScore.f(downbeats, downbeats(told.grid()))));
    }

    /** What a song does not have (bars, errors of matched beats) is averaged over the others. */
    public static SongScore mean(List<SongScore> songs) {
        return new SongScore(
                "MEAN of " + songs.size(),
                new BeatScore(
                        mean(songs, BeatScore::wide),
                        mean(songs, BeatScore::tight),
                        mean(songs, BeatScore::correctLevel),
                        mean(songs, BeatScore::anyLevel),
                        meanOfKnown(songs, song -> song.beats().medianError()),
                        meanOfKnown(songs, song -> song.beats().meanOffset()),
                        meanOfKnown(songs, song -> song.beats().precisionTight())),
                meanOfKnown(songs, SongScore::downbeats),
                meanOfKnown(songs, SongScore::barsOfTrueBeats));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-28s %5.3f %5.3f %5.3f %5.3f  %5s %5s  %6s  %6s  %5s",
                song,
                beats.wide(),
                beats.tight(),
                beats.correctLevel(),
                beats.anyLevel(),
                shown("%.3f", 1, downbeats),
                shown("%.3f", 1, barsOfTrueBeats),
                shown("%.1f", 1000, beats.medianError()),
                shown("%+.1f", 1000, beats.meanOffset()),
                shown("%.3f", 1, beats.precisionTight()));
    }

    private static String shown(String format, double times, OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, format, times * value.getAsDouble())
                : "–";
    }

    private static double[] beats(BeatGrid grid) {
        return grid.beats().stream().mapToDouble(Beat::seconds).toArray();
    }

    private static double[] downbeats(BeatGrid grid) {
        return grid.beats().stream().filter(Beat::downbeat).mapToDouble(Beat::seconds).toArray();
    }

    private static double[] array(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double mean(List<SongScore> songs, ToDoubleFunction<BeatScore> value) {
        return songs.stream().map(SongScore::beats).mapToDouble(value).average().orElseThrow();
    }

    private static OptionalDouble meanOfKnown(
            List<SongScore> songs, Function<SongScore, OptionalDouble> value) {
        return songs.stream().map(value).flatMapToDouble(OptionalDouble::stream).average();
    }
}
