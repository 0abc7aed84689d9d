package io.beatframe.music;

import io.beatframe.music.Section.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names the parts of a song's arc from how loud and how busy they are against each other. */
final class SectionFinder {
    private static final int MOST_IN_A_SHORT_SONG = 5;
    private static final int MOST = 12;
    private static final double SECONDS_PER_SECTION = 15;
    private static final double CLEAR_DECIBELS = 3;
    private static final double CLEAR_DENSITY = .35;
    private static final double DECIBELS_PER_DENSITY = 6;

    /** A part this near the strongest is a peak too, of the whole way down. */
    private static final double PEAK_SHARE = .1;

    private static final double PEAK_DECIBELS = 1.2;
    private static final double CALM_BELOW = .45;

    /**
     * What lies further below the strongest part is simply quiet: a fade is no scale for energy.
     */
    private static final double WIDEST_RANGE = 15;

    private SectionFinder() {}

    /**
     * @param downbeats seconds in the stretch
     * @return sections that touch, in seconds of the stretch, from 0 to its end
     */
    static List<Section> find(List<Double> downbeats, Features features) {
        BarFeatures bars = BarFeatures.of(downbeats, features);
        int most =
                Math.clamp(
                        (int) (features.seconds() / SECONDS_PER_SECTION),
                        MOST_IN_A_SHORT_SONG,
                        MOST);
        int[] starts = Segmentation.split(bars, most);
        double[] loud = new double[starts.length];
        double[] busy = new double[starts.length];
        double[] drive = new double[starts.length];
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : bars.bars();
            loud[s] = mean(bars.decibels(), starts[s], end);
            busy[s] = mean(bars.density(), starts[s], end);
            drive[s] = loud[s] + DECIBELS_PER_DENSITY * busy[s];
        }
        if (range(loud) < CLEAR_DECIBELS && range(busy) < CLEAR_DENSITY) {
            return List.of(new Section(Kind.FLAT, 0, features.seconds(), .5));
        }
        double[] energy = scaled(drive);
        double peakFrom =
                1 - Math.max(PEAK_SHARE, PEAK_DECIBELS / Math.min(range(drive), WIDEST_RANGE));
        return merged(named(energy, peakFrom), starts, energy, bars, features.seconds());
    }

    /** The order intro, build, peak, break, peak, outro, wherever the song has them. */
    private static List<Kind> named(double[] energy, double peakFrom) {
        int first = 0;
        while (energy[first] < peakFrom) {
            first++;
        }
        int last = energy.length - 1;
        while (energy[last] < peakFrom) {
            last--;
        }
        List<Kind> kinds = new ArrayList<>();
        for (int s = 0; s < energy.length; s++) {
            if (energy[s] >= peakFrom) {
                kinds.add(Kind.PEAK);
            } else if (s < first) {
                kinds.add(
                        s == 0 && (energy[s] < CALM_BELOW || first > 1) ? Kind.INTRO : Kind.BUILD);
            } else if (s > last) {
                kinds.add(s == energy.length - 1 ? Kind.OUTRO : Kind.BREAK);
            } else {
                // Between two peaks a calm part breaks, a half-strong one before the peak builds.
                kinds.add(energy[s] < CALM_BELOW ? Kind.BREAK : Kind.BUILD);
            }
        }
        return kinds;
    }

    private static List<Section> merged(
            List<Kind> kinds, int[] starts, double[] energy, BarFeatures bars, double seconds) {
        List<Section> sections = new ArrayList<>();
        for (int s = 0; s < starts.length; s++) {
            double start = s == 0 ? 0 : bars.starts()[starts[s]];
            double end = s + 1 < starts.length ? bars.starts()[starts[s + 1]] : seconds;
            if (!sections.isEmpty() && sections.getLast().kind() == kinds.get(s)) {
                Section before = sections.removeLast();
                double mean =
                        (before.energy() * (before.end() - before.start())
                                        + energy[s] * (end - start))
                                / (end - before.start());
                sections.add(
                        new Section(kinds.get(s), before.start(), end, Math.clamp(mean, 0, 1)));
            } else {
                sections.add(new Section(kinds.get(s), start, end, energy[s]));
            }
        }
        return List.copyOf(sections);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(0);
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    }

    private static double[] scaled(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        double range = Math.clamp(range(values), 1e-9, WIDEST_RANGE);
        return Arrays.stream(values).map(v -> Math.clamp(1 - (most - v) / range, 0, 1)).toArray();
    }
}
