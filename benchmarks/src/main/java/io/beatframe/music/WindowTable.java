package io.beatframe.music;

import io.beatframe.testing.SectionedSong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the best windows of songs with a known peak are like, by length. */
final class WindowTable {
    private static final List<BestWindow.Length> LENGTHS =
            List.of(
                    new BestWindow.Length.Exactly(15),
                    new BestWindow.Length.About(15),
                    new BestWindow.Length.Exactly(30),
                    new BestWindow.Length.About(30));
    private static final double NEAR = .07;

    private final Map<BestWindow.Length, Count> counts = new LinkedHashMap<>();

    private record Count(
            int windows, int startsOnBar, int hasPeak, int late, int endsOnBar, int could) {}

    /** Counts a song that is longer than the window and has a peak. */
    void add(SectionedSong song, MusicAnalysis heard) {
        for (BestWindow.Length length : LENGTHS) {
            if (song.structure().flat() || song.seconds() <= length.seconds() + 1) {
                continue;
            }
            MusicWindow window = BestWindow.choose(heard, OptionalDouble.empty(), length);
            double strong = 0;
            double moment = 0;
            for (Section section : song.truth()) {
                double from = Math.max(section.start(), window.start());
                double to = Math.min(section.end(), window.end());
                if (section.kind().strongest() && to > from) {
                    strong += to - from;
                    moment += (to - from) * ((from + to) / 2 - window.start());
                }
            }
            Count old = counts.getOrDefault(length, new Count(0, 0, 0, 0, 0, 0));
            boolean late = strong > 0 && moment / strong > window.duration() / 2;
            counts.put(
                    length,
                    new Count(
                            old.windows + 1,
                            old.startsOnBar + one(onBar(song, window.start())),
                            old.hasPeak + one(strong > .2 * window.duration()),
                            old.late + one(late),
                            old.endsOnBar + one(onBar(song, window.end())),
                            old.could + one(fits(song, length))));
        }
    }

    void print() {
        System.out.println(
                """

                Best windows of these songs, against the true bars and peaks. peak: a fifth of the window or more is the song's
                peak; late: the middle of the peak's time lies in the second half; could: the length allows an end on a bar.

                length             windows  starts on a bar  peak  late  ends on a bar  could
                """
                        .stripTrailing());
        counts.forEach((length, count) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %7d %16.2f %5.2f %5.2f %14.2f %6.2f%n",
                        switch (length) {
                            case BestWindow.Length.Exactly exactly ->
                                    "exactly " + exactly.seconds();
                            case BestWindow.Length.About about -> "about " + about.seconds();
                        },
                        count.windows,
                        share(count.startsOnBar, count),
                        share(count.hasPeak, count),
                        share(count.late, count),
                        share(count.endsOnBar, count),
                        share(count.could, count)));
    }

    private static boolean fits(SectionedSong song, BestWindow.Length length) {
        double bars = length.seconds() / song.barStarts().get(1);
        return switch (length) {
            case BestWindow.Length.Exactly exactly ->
                    Math.abs(bars - Math.round(bars)) * song.barStarts().get(1) < NEAR;
            case BestWindow.Length.About about -> Math.floor(bars) > .9 * bars;
        };
    }

    private static boolean onBar(SectionedSong song, double moment) {
        double bars = moment / song.barStarts().get(1);
        return Math.abs(bars - Math.round(bars)) * song.barStarts().get(1) < NEAR;
    }

    private static int one(boolean yes) {
        return yes ? 1 : 0;
    }

    private static double share(int part, Count count) {
        return (double) part / count.windows;
    }
}
