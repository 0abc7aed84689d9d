package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Chooses which part of a song a reel plays: from a downbeat, to the end of a bar where the length
 * lets it, with the strongest part in the second half.
 */
public final class BestWindow {
    private static final double LEAST_SECONDS = 1;

    /** Where in the reel a peak may begin, so that it is awaited and still has room. */
    private static final double PEAK_FROM = .3;

    private static final double PEAK_TO = .72;

    /** Worth of a window whose end falls on a bar, against one that is a little louder. */
    private static final double ON_BAR = .1;

    private BestWindow() {}

    /** How long the window is to be. */
    public sealed interface Length {
        double seconds();

        /** As long as that, to the frame. */
        record Exactly(double seconds) implements Length {}

        /** As long as that, or up to a tenth shorter where a bar then ends. */
        record About(double seconds) implements Length {
            private static final double SHORTEST = .9;
        }
    }

    /**
     * A song shorter than wanted is played whole.
     *
     * @param start the user's, which is taken as it is; else the best downbeat (or 0) is found
     * @return never longer than wanted, nor beyond the song's end; it says why it was chosen
     * @throws Failure WINDOW_INVALID when the given start leaves less than a second of song
     */
    public static MusicWindow choose(MusicAnalysis analysis, OptionalDouble start, Length length) {
        if (!(length.seconds() > 0)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "The duration must be more than 0 seconds, not " + length.seconds() + ".");
        }
        double song = analysis.track().seconds();
        BarLines bars = BarLines.of(analysis.grid());
        if (start.isPresent()) {
            double from = checked(start.getAsDouble(), song);
            MusicWindow window = until(bars, from, Math.min(song, from + length.seconds()), length);
            return said(window, "The start is yours" + ending(window, bars, song) + ".");
        }
        if (song <= length.seconds()) {
            return new MusicWindow(
                    0,
                    song,
                    String.format(
                            Locale.ROOT, "The song lasts %.1f s, so all of it is played.", song));
        }
        EnergyCurve energy = EnergyCurve.of(analysis);
        MusicWindow chosen = new MusicWindow(0, length.seconds());
        double best = Double.NEGATIVE_INFINITY;
        for (double candidate : candidates(analysis, song - length.seconds())) {
            MusicWindow window = until(bars, candidate, candidate + length.seconds(), length);
            double score = score(window, energy, analysis.sections(), bars, song);
            // A later start must be clearly better, so that equal windows give the first.
            if (score > best + 1e-9) {
                best = score;
                chosen = window;
            }
        }
        return said(chosen, WindowWords.of(chosen, analysis) + ending(chosen, bars, song) + ".");
    }

    private static double checked(double start, double song) {
        if (!(start >= 0) || song - start < LEAST_SECONDS) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The start, %.2f s, must leave at least 1 s of the song, which lasts %.2f s.",
                            start,
                            song));
        }
        return start;
    }

    private static MusicWindow until(BarLines bars, double from, double latest, Length length) {
        double end =
                switch (length) {
                    case Length.Exactly exactly -> latest;
                    case Length.About about ->
                            bars.last(
                                    from + Length.About.SHORTEST * (latest - from), latest, latest);
                };
        // Half a second of song is no reel, whatever the bars are.
        return new MusicWindow(from, Math.max(Math.min(LEAST_SECONDS, latest - from), end - from));
    }

    private static List<Double> candidates(MusicAnalysis analysis, double latest) {
        List<Double> starts = new ArrayList<>();
        for (Beat beat : analysis.grid().beats()) {
            if (beat.downbeat() && beat.seconds() <= latest) {
                starts.add(beat.seconds());
            }
        }
        return starts.isEmpty() ? List.of(0.) : starts;
    }

    private static double score(
            MusicWindow window,
            EnergyCurve energy,
            List<Section> sections,
            BarLines bars,
            double song) {
        double length = window.duration();
        double whole = energy.mean(window.start(), window.end());
        double calm = energy.mean(window.start(), window.start() + .3 * length);
        EnergyCurve.Summit summit = energy.summit(window.start(), window.end());
        double arc = Math.clamp(summit.strength() - calm, 0, .5);
        double late = summit.place() >= .5 ? .15 : 0;
        double onEdge = 0;
        double arrival = 0;
        for (Section section : sections) {
            onEdge = Math.abs(section.start() - window.start()) < .25 ? .08 : onEdge;
            double place = (section.start() - window.start()) / length;
            if (section.kind().strongest() && place >= PEAK_FROM && place <= PEAK_TO) {
                double room = Math.min(section.end(), window.end()) - section.start();
                double kept = Math.min(1, room / (.25 * length));
                arrival =
                        Math.max(arrival, (section.kind() == Section.Kind.DROP ? .25 : .2) * kept);
            }
        }
        double ends = bars.at(window.end()) ? ON_BAR : 0;
        double cutShort = song - window.end() < .5 ? 0 : .02;
        return .6 * whole
                + .6 * summit.strength()
                + .5 * arc
                + late
                + onEdge
                + arrival
                + ends
                + cutShort;
    }

    private static String ending(MusicWindow window, BarLines bars, double song) {
        if (song - window.end() < .05) {
            return ", and it ends with the song";
        }
        return bars.at(window.end())
                ? ", and it ends on a bar"
                : ", and it ends inside a bar, so the sound fades";
    }

    private static MusicWindow said(MusicWindow window, String why) {
        return new MusicWindow(window.start(), window.duration(), why);
    }
}
