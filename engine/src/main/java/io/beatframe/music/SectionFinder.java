package io.beatframe.music;

import io.beatframe.music.Section.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names the parts of a song's arc from how loud and how busy they are against each other. */
final class SectionFinder {
    private static final int MOST_IN_A_SHORT_SONG = 7;
    private static final int MOST = 24;
    private static final double SECONDS_PER_SECTION = 10;
    private static final double CLEAR_DECIBELS = 3;
    private static final double CLEAR_DENSITY = .35;

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
        List<Part> parts = new ArrayList<>();
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : bars.bars();
            parts.add(Part.of(bars, starts[s], end));
        }
        if (range(parts.stream().mapToDouble(Part::loud).toArray()) < CLEAR_DECIBELS
                && range(parts.stream().mapToDouble(Part::busy).toArray()) < CLEAR_DENSITY) {
            return List.of(new Section(Kind.FLAT, 0, features.seconds(), .5));
        }
        double[] energy = Part.energies(parts);
        List<Kind> kinds = new Arc(parts, energy).kinds();
        return merged(kinds, starts, energy, bars, features.seconds());
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

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    }

    /**
     * A stretch of one sound, in numbers; each a mean over its bars.
     *
     * @param loud decibels
     * @param busy natural logarithm of the onsets
     * @param entry of its first two bars
     * @param exit of its last two bars
     */
    record Part(double loud, double busy, Moment entry, Moment exit) {
        private static final double DECIBELS_PER_DENSITY = 6;

        /** What lies further below the strongest is simply quiet: a fade is no scale for energy. */
        private static final double WIDEST_RANGE = 15;

        private static final int MOMENT_BARS = 2;

        /**
         * A few bars.
         *
         * @param bass onsets below 160 Hz
         */
        record Moment(double loud, double bass) {
            static Moment of(BarFeatures bars, int from, int to) {
                return new Moment(
                        mean(bars.decibels(), from, to), mean(bars.bassOnsets(), from, to));
            }
        }

        static Part of(BarFeatures bars, int from, int to) {
            int moment = Math.min(MOMENT_BARS, to - from);
            return new Part(
                    mean(bars.decibels(), from, to),
                    mean(bars.density(), from, to),
                    Moment.of(bars, from, from + moment),
                    Moment.of(bars, to - moment, to));
        }

        private double drive() {
            return loud + DECIBELS_PER_DENSITY * busy;
        }

        /** 1 is the strongest. */
        static double[] energies(List<Part> parts) {
            double[] drive = parts.stream().mapToDouble(Part::drive).toArray();
            double most = Arrays.stream(drive).max().orElse(0);
            double range = Math.clamp(range(drive), 1e-9, WIDEST_RANGE);
            return Arrays.stream(drive)
                    .map(d -> Math.clamp(1 - (most - d) / range, 0, 1))
                    .toArray();
        }

        private static double mean(double[] values, int from, int to) {
            return Arrays.stream(values, from, to).average().orElse(0);
        }
    }

    /** The order intro, build, peak, break, build, drop, outro, wherever the song has them. */
    private record Arc(List<Part> parts, double[] energy) {
        /** A part this near the strongest is as strong, whatever the way down. */
        private static final double STRONG_FROM = .9;

        private static final double CALM_BELOW = .45;

        /** A part this much above the one before it climbs. */
        private static final double CLIMB = .12;

        private static final double DROP_DECIBELS = 1;

        /** Of the drop's bass, what may sound before it. */
        private static final double BASS_BEFORE_DROP = .65;

        List<Kind> kinds() {
            int first = 0;
            while (!strong(first)) {
                first++;
            }
            int last = energy.length - 1;
            while (!strong(last)) {
                last--;
            }
            List<Kind> kinds = new ArrayList<>();
            for (int s = 0; s < energy.length; s++) {
                kinds.add(kind(s, first, last, kinds));
            }
            return kinds;
        }

        private Kind kind(int s, int first, int last, List<Kind> before) {
            if (strong(s)) {
                return s > 0 && strikes(s, before.getLast()) ? Kind.DROP : Kind.PEAK;
            }
            if (s > last) {
                return Kind.OUTRO;
            }
            boolean opens = s == 0 || before.getLast() == Kind.INTRO;
            if (s < first && opens && (s > 0 ? !climbs(s) : energy[s] < CALM_BELOW || first > 1)) {
                return Kind.INTRO;
            }
            if (s > 0 && !strong(s - 1)) {
                return climbs(s) || before.getLast() == Kind.BUILD && energy[s] >= CALM_BELOW
                        ? Kind.BUILD
                        : Kind.BREAK;
            }
            // Between two peaks a calm part breaks, a half-strong one builds.
            return energy[s] < CALM_BELOW ? Kind.BREAK : Kind.BUILD;
        }

        private boolean strong(int s) {
            return energy[s] >= STRONG_FROM;
        }

        private boolean climbs(int s) {
            return energy[s] > energy[s - 1] + CLIMB;
        }

        /** Whether the bass was away before, and comes back with everything else. */
        private boolean strikes(int s, Kind before) {
            Part.Moment entry = parts.get(s).entry();
            Part.Moment exit = parts.get(s - 1).exit();
            boolean sudden =
                    entry.loud() - exit.loud() >= DROP_DECIBELS
                            && exit.bass() < BASS_BEFORE_DROP * entry.bass();
            return switch (before) {
                case BUILD, BREAK -> sudden;
                case DROP -> true;
                case INTRO, PEAK, OUTRO, FLAT -> false;
            };
        }
    }
}
