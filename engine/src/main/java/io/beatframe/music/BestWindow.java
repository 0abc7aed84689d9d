package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Chooses which part of a song a reel plays. */
public final class BestWindow {
    private static final double LEAST_SECONDS = 1;
    private static final int LEVELS_PER_SECOND = 100;

    private BestWindow() {}

    /**
     * A song shorter than wanted is played whole. Else: from the given start, or else from the
     * downbeat (or 0) whose window is loud and sure and rises to a peak in its second half.
     *
     * @param wantedSeconds greater than 0
     * @return exactly as long as wanted, or to the end of the song
     * @throws Failure WINDOW_INVALID when the given start leaves less than a second of song
     */
    public static MusicWindow choose(
            MusicAnalysis analysis, OptionalDouble start, double wantedSeconds) {
        if (!(wantedSeconds > 0)) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    "The duration must be more than 0 seconds, not " + wantedSeconds + ".");
        }
        double song = analysis.track().seconds();
        if (start.isPresent()) {
            return from(start.getAsDouble(), wantedSeconds, song);
        }
        if (song <= wantedSeconds) {
            return new MusicWindow(0, song);
        }
        EnergyCurve energy = EnergyCurve.of(analysis);
        double best = Double.NEGATIVE_INFINITY;
        double chosen = 0;
        for (double candidate : candidates(analysis, song - wantedSeconds)) {
            double score = energy.score(candidate, candidate + wantedSeconds);
            // A later start must be clearly better, so that equal windows give the first.
            if (score > best + 1e-9) {
                best = score;
                chosen = candidate;
            }
        }
        return new MusicWindow(chosen, wantedSeconds);
    }

    private static MusicWindow from(double start, double wanted, double song) {
        if (!(start >= 0) || song - start < LEAST_SECONDS) {
            throw new Failure(
                    ErrorCode.WINDOW_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The start, %.2f s, must leave at least 1 s of the song, which lasts %.2f s.",
                            start,
                            song));
        }
        return new MusicWindow(start, Math.min(wanted, song - start));
    }

    private static List<Double> candidates(MusicAnalysis analysis, double latest) {
        List<Double> starts = new ArrayList<>(List.of(0.));
        for (Beat beat : analysis.grid().beats()) {
            if (beat.downbeat() && beat.seconds() <= latest) {
                starts.add(beat.seconds());
            }
        }
        return starts;
    }

    /** Energy by tenths of a second, 0 to 1, from the sections, the level and the beats. */
    private record EnergyCurve(double[] energy, double[] edges, double songSeconds) {
        private static final int PER_SECOND = 10;

        static EnergyCurve of(MusicAnalysis analysis) {
            int n = (int) Math.ceil(analysis.track().seconds() * PER_SECOND);
            double[] level = new double[n];
            List<Float> wave = analysis.wave();
            int step = LEVELS_PER_SECOND / PER_SECOND;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = i * step; k < Math.min(wave.size(), (i + 1) * step); k++) {
                    sum += wave.get(k) * wave.get(k) / step;
                }
                level[i] = Math.sqrt(sum);
            }
            double most = 1e-9;
            for (double l : level) {
                most = Math.max(most, l);
            }
            double[] energy = new double[n];
            for (int i = 0; i < n; i++) {
                energy[i] = .5 * level[i] / most;
            }
            for (Section section : analysis.sections()) {
                int to = Math.min(n, (int) (section.end() * PER_SECOND));
                for (int i = (int) (section.start() * PER_SECOND); i < to; i++) {
                    energy[i] += .5 * section.energy();
                }
            }
            double[] edges = analysis.sections().stream().mapToDouble(Section::start).toArray();
            return new EnergyCurve(energy, edges, analysis.track().seconds());
        }

        /** Loud, rising, with the strongest quarter in the second half, from a section's start. */
        double score(double from, double to) {
            double length = to - from;
            double whole = mean(from, to);
            double calm = mean(from, from + length * .3);
            double peak = 0;
            double peakAt = 0;
            for (double at = .0; at <= .76; at += .05) {
                double part = mean(from + at * length, from + (at + .25) * length);
                if (part > peak + .01) {
                    peak = part;
                    peakAt = at + .125;
                }
            }
            double arc = Math.clamp(peak - calm, 0, .5);
            double late = peakAt >= .5 ? .15 : 0;
            double onEdge = 0;
            for (double edge : edges) {
                onEdge = Math.abs(edge - from) < .25 ? .08 : onEdge;
            }
            double cutShort = songSeconds - to < .5 ? 0 : .02;
            return .6 * whole + .6 * peak + .5 * arc + late + onEdge + cutShort;
        }

        private double mean(double from, double to) {
            int start = Math.clamp(Math.round(from * PER_SECOND), 0, energy.length - 1);
            int end = Math.clamp(Math.round(to * PER_SECOND), start + 1, energy.length);
            double sum = 0;
            for (int i = start; i < end; i++) {
                sum += energy[i];
            }
            return sum / (end - start);
        }
    }
}
