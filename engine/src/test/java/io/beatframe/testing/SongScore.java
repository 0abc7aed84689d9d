package io.beatframe.testing;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.Hints;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.SongAnalyser;
import io.beatframe.progress.Progress;
import io.beatframe.request.BeatHints;
import io.beatframe.request.BeatSpeed;
import io.beatframe.request.GivenBeats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well we hear one song, or on average a list of them.
 *
 * @param downbeats F-measure of the downbeats we find, from the sound alone
 * @param barsOfTrueBeats the same when the true beats are given, so of the bar finding alone
 * @param anyLevelOfTrueTempo AMLt when the true tempo is given; of songs that keep it only
 * @param confidence that we state, from the sound alone
 */
public record SongScore(
        String song,
        BeatScore beats,
        OptionalDouble downbeats,
        OptionalDouble barsOfTrueBeats,
        OptionalDouble anyLevelOfTrueTempo,
        OptionalDouble confidence) {
    public static final String HEADER =
            "song                             F  F±25  CMLt  AMLt  downF  bars  med ms  off ms  cut25    bpm   conf";

    /** A beat this much longer or shorter than the median is a change of tempo. */
    private static final double STEADY = .03;

    /**
     * Listens to the song with nothing but the sound, with its true beats given, and with its true
     * tempo given.
     */
    public static SongScore of(Ffmpeg ffmpeg, AnnotatedSong song) {
        MusicAnalysis heard =
                SongAnalyser.analyse(ffmpeg, song.audio(), Hints.NONE, Progress.SILENT);
        BeatScore beats = BeatScore.of(array(song.beats()), beats(heard.grid()));
        double[] truth = array(song.beats());
        OptionalDouble bpm = steadyBpm(truth);
        OptionalDouble led = OptionalDouble.empty();
        if (bpm.isPresent()) {
            BeatGrid grid = grid(ffmpeg, song, bpm, List.of());
            led = OptionalDouble.of(BeatScore.of(truth, beats(grid)).anyLevel());
        }
        OptionalDouble downbeats = OptionalDouble.empty();
        OptionalDouble bars = OptionalDouble.empty();
        if (song.downbeats().isPresent()) {
            double end = heard.track().seconds();
            List<Double> inside = song.beats().stream().filter(beat -> beat <= end).toList();
            BeatGrid told = grid(ffmpeg, song, OptionalDouble.empty(), inside);
            double[] firsts = array(song.downbeats().orElseThrow());
            downbeats = OptionalDouble.of(BeatScore.f(firsts, downbeats(heard.grid())));
            bars = OptionalDouble.of(BeatScore.f(firsts, downbeats(told)));
        }
        return new SongScore(
                song.name(),
                beats,
                downbeats,
                bars,
                led,
                OptionalDouble.of(heard.grid().confidence()));
    }

    private static BeatGrid grid(
            Ffmpeg ffmpeg, AnnotatedSong song, OptionalDouble bpm, List<Double> beats) {
        BeatHints told = new BeatHints(bpm, GivenBeats.at(beats), BeatSpeed.NORMAL, 0);
        return SongAnalyser.analyse(ffmpeg, song.audio(), Hints.of(told), Progress.SILENT).grid();
    }

    /** Of beats that are all about equally long. */
    private static OptionalDouble steadyBpm(double[] beats) {
        double[] gaps =
                IntStream.range(1, beats.length)
                        .mapToDouble(i -> beats[i] - beats[i - 1])
                        .toArray();
        Arrays.sort(gaps);
        if (gaps.length == 0) {
            return OptionalDouble.empty();
        }
        double median = gaps[gaps.length / 2];
        boolean steady =
                gaps[0] > (1 - STEADY) * median && gaps[gaps.length - 1] < (1 + STEADY) * median;
        return steady ? OptionalDouble.of(60 / median) : OptionalDouble.empty();
    }

    /** The beats are right, up to a few. */
    public boolean right() {
        return beats.wide() > .8;
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
                meanOfKnown(songs, SongScore::barsOfTrueBeats),
                meanOfKnown(songs, SongScore::anyLevelOfTrueTempo),
                meanOfKnown(songs, SongScore::confidence));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-28s %5.3f %5.3f %5.3f %5.3f  %5s %5s  %6s  %6s  %5s  %5s  %5s",
                song,
                beats.wide(),
                beats.tight(),
                beats.correctLevel(),
                beats.anyLevel(),
                shown("%.3f", 1, downbeats),
                shown("%.3f", 1, barsOfTrueBeats),
                shown("%.1f", 1000, beats.medianError()),
                shown("%+.1f", 1000, beats.meanOffset()),
                shown("%.3f", 1, beats.precisionTight()),
                shown("%.3f", 1, anyLevelOfTrueTempo),
                shown("%.2f", 1, confidence));
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
