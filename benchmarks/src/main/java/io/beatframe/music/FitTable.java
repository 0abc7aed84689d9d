package io.beatframe.music;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.progress.Progress;
import io.beatframe.testing.AnnotatedSong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Whether given beats that do not fit the sound are told from those that do. */
public final class FitTable {
    private static final double SHIFT_SECONDS = .06;

    private FitTable() {}

    /** What is given to a song in place of its beats. */
    private enum Given {
        TRUE("the true beats"),
        EVERY_2ND("every second of them"),
        DOUBLE("twice as many"),
        OFF_BEATS("the off-beats"),
        LATE("60 ms late"),
        EARLY("60 ms early"),
        SLOWER("3 % slower"),
        OTHERS("another song's");

        private final String words;

        Given(String words) {
            this.words = words;
        }

        double[] of(List<Double> truth, List<Double> other) {
            double[] beats = array(truth);
            double[] between = new double[beats.length - 1];
            for (int i = 0; i < between.length; i++) {
                between[i] = (beats[i] + beats[i + 1]) / 2;
            }
            return switch (this) {
                case TRUE -> beats;
                case EVERY_2ND ->
                        IntStream.range(0, beats.length / 2)
                                .mapToDouble(i -> beats[2 * i])
                                .toArray();
                case DOUBLE -> {
                    double[] all = Arrays.copyOf(beats, beats.length + between.length);
                    System.arraycopy(between, 0, all, beats.length, between.length);
                    Arrays.sort(all);
                    yield all;
                }
                case OFF_BEATS -> between;
                case LATE -> Arrays.stream(beats).map(b -> b + SHIFT_SECONDS).toArray();
                case EARLY -> Arrays.stream(beats).map(b -> b - SHIFT_SECONDS).toArray();
                case SLOWER -> Arrays.stream(beats).map(b -> 1.03 * b).toArray();
                case OTHERS -> array(other);
            };
        }
    }

    /** Hears each song once and prints a row for each kind of given beats. */
    public static void print(Ffmpeg ffmpeg, List<AnnotatedSong> songs) {
        Map<Given, List<BeatFit>> fits = new EnumMap<>(Given.class);
        for (int s = 0; s < songs.size(); s++) {
            AnnotatedSong song = songs.get(s);
            List<Double> other = songs.get((s + 1) % songs.size()).beats();
            Features features =
                    Ear.listen(
                                    ffmpeg,
                                    song.audio(),
                                    Probe.of(ffmpeg, song.audio()),
                                    Hints.NONE,
                                    Progress.SILENT,
                                    new ArrayList<>())
                            .features();
            BeatTracker tracker = new BeatTracker(features);
            BeatGrid heard = tracker.track(OptionalDouble.empty());
            BeatFitter fitter = new BeatFitter(tracker);
            for (Given given : Given.values()) {
                double[] beats =
                        Arrays.stream(given.of(song.beats(), other))
                                .filter(b -> b >= 0 && b < features.seconds())
                                .toArray();
                fits.computeIfAbsent(given, g -> new ArrayList<>())
                        .add(fitter.fit(beats, bpm(beats), heard));
            }
        }
        System.out.println(
                """

                Beats that are given, and whether they fit the sound: verdicts, and how many songs are warned of.

                given                 songs  fits  offset  misfit  unclear  warned  on onset\
                """);
        fits.forEach(FitTable::row);
    }

    private static void row(Given given, List<BeatFit> fits) {
        int[] verdicts = new int[BeatFit.Verdict.values().length];
        fits.forEach(fit -> verdicts[fit.verdict().ordinal()]++);
        System.out.printf(
                Locale.ROOT,
                "%-21s %5d %5d %7d %7d %8d %7d %9.2f%n",
                given.words,
                fits.size(),
                verdicts[BeatFit.Verdict.FITS.ordinal()],
                verdicts[BeatFit.Verdict.OFFSET.ordinal()],
                verdicts[BeatFit.Verdict.MISFIT.ordinal()],
                verdicts[BeatFit.Verdict.UNCLEAR.ordinal()],
                fits.stream().filter(fit -> FitWords.ofBeats(fit, 0).isPresent()).count(),
                fits.stream().mapToDouble(BeatFit::onOnset).average().orElseThrow());
    }

    private static double bpm(double[] beats) {
        double[] gaps = new double[beats.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = beats[i + 1] - beats[i];
        }
        Arrays.sort(gaps);
        return 60 / gaps[gaps.length / 2];
    }

    private static double[] array(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
