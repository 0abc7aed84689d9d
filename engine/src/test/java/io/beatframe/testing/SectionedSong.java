package io.beatframe.testing;

import io.beatframe.music.Section;
import io.beatframe.music.demo.Arrangement;
import io.beatframe.music.demo.Band;
import io.beatframe.music.demo.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A song of ours whose players come and go at known bars, so that its sections are known: at any
 * tempo from 70 to 180, with fills and bars in which a player rests, as bands do.
 *
 * @param mono 44.1 kHz
 * @param truth sections in seconds, or one that is flat
 * @param barStarts seconds, from 0, without the end
 */
@SuppressWarnings("ArrayRecordComponent") // samples, compared by nobody
public record SectionedSong(
        Structure structure,
        long seed,
        double bpm,
        float[] mono,
        List<Section> truth,
        List<Double> barStarts) {
    public static final int SAMPLE_RATE = 44_100;
    private static final double SLOWEST = 70;
    private static final double FASTEST = 180;

    /** The last seconds of a played song fade; they are cut off. */
    private static final double FADE = 2.5;

    /** How the song goes. */
    public enum Structure {
        /** Intro, build, peak, outro. */
        ARC,
        /** A riser without bass, then all at once; then calm, a riser and all again. */
        RISERS,
        /** The peak breaks off and comes back. */
        BREAKDOWN,
        /** Two verses and choruses: build and peak, twice. */
        CHORUSES,
        /** The players fade in, the drums enter. */
        FADE_IN,
        /** The whole band behind a closed filter, which opens. */
        MUFFLED,
        /** The whole band, from first to last. */
        FLAT_LOUD,
        /** Chords only, from first to last. */
        FLAT_CALM,
        /** A groove, from first to last. */
        FLAT_GROOVE;

        public boolean flat() {
            return this == FLAT_LOUD || this == FLAT_CALM || this == FLAT_GROOVE;
        }
    }

    public static SectionedSong play(Structure structure, long seed) {
        return new Score(structure, seed).play();
    }

    public double seconds() {
        return (double) mono.length / SAMPLE_RATE;
    }

    /** The song while it is written. */
    private static final class Score {
        private final Structure structure;
        private final long seed;
        private final SplittableRandom random;
        private final double bpm;
        private final Set<Part> calm;
        private final Set<Part> half;
        private final Set<Part> full;
        private final List<Set<Part>> bars = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Section.Kind> kinds = new ArrayList<>();

        Score(Structure structure, long seed) {
            this.structure = structure;
            this.seed = seed;
            random = new SplittableRandom(1000 * seed + structure.ordinal());
            bpm = SLOWEST + random.nextDouble() * (FASTEST - SLOWEST);
            calm =
                    any(
                            EnumSet.of(Part.PAD),
                            EnumSet.of(Part.PAD, Part.PLUCK),
                            EnumSet.of(Part.PAD, Part.LEAD),
                            EnumSet.of(Part.PLUCK));
            half =
                    any(
                            EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.HATS),
                            EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.BASS),
                            EnumSet.of(Part.PAD, Part.KICK, Part.BASS, Part.HATS));
            EnumSet<Part> all = EnumSet.complementOf(EnumSet.of(Part.FILL, Part.RISER, Part.CRASH));
            full =
                    any(
                            all,
                            EnumSet.complementOf(
                                    EnumSet.of(Part.FILL, Part.RISER, Part.CRASH, Part.LEAD)),
                            EnumSet.complementOf(
                                    EnumSet.of(Part.FILL, Part.RISER, Part.CRASH, Part.PLUCK)));
            write();
        }

        @SafeVarargs
        private Set<Part> any(Set<Part>... sets) {
            return sets[random.nextInt(sets.length)];
        }

        private void write() {
            switch (structure) {
                case ARC -> {
                    section(Section.Kind.INTRO, calm, 4 + 4 * random.nextInt(2));
                    section(Section.Kind.BUILD, half, 4 + 4 * random.nextInt(2));
                    section(Section.Kind.PEAK, full, 8 + 4 * random.nextInt(2));
                    section(Section.Kind.OUTRO, calm, 4);
                }
                case RISERS -> {
                    section(Section.Kind.INTRO, calm, 4 + 4 * random.nextInt(2));
                    riser();
                    section(Section.Kind.DROP, full, 8);
                    if (random.nextBoolean()) {
                        section(Section.Kind.BREAK, calm, 4 + 4 * random.nextInt(2));
                        riser();
                        section(Section.Kind.DROP, full, 8);
                    }
                    section(Section.Kind.OUTRO, calm, 4);
                }
                case BREAKDOWN -> {
                    if (random.nextBoolean()) {
                        section(Section.Kind.INTRO, calm, 4);
                    }
                    section(Section.Kind.PEAK, full, 8);
                    section(Section.Kind.BREAK, calm, 4 + 4 * random.nextInt(2));
                    section(Section.Kind.DROP, full, 8);
                    if (random.nextBoolean()) {
                        section(Section.Kind.OUTRO, calm, 4);
                    }
                }
                case CHORUSES -> {
                    section(Section.Kind.INTRO, calm, 4);
                    section(Section.Kind.BUILD, half, 8);
                    section(Section.Kind.PEAK, full, 8);
                    section(Section.Kind.BUILD, half, 8);
                    section(Section.Kind.PEAK, full, 8);
                    section(Section.Kind.OUTRO, calm, 4);
                }
                case FADE_IN, MUFFLED -> {
                    section(
                            Section.Kind.INTRO,
                            structure == Structure.MUFFLED ? full : calm,
                            4 + 4 * random.nextInt(2));
                    section(Section.Kind.PEAK, full, 8 + 4 * random.nextInt(3));
                }
                case FLAT_LOUD -> section(Section.Kind.FLAT, full, 16 + 8 * random.nextInt(2));
                case FLAT_CALM -> section(Section.Kind.FLAT, calm, 16 + 8 * random.nextInt(2));
                case FLAT_GROOVE -> section(Section.Kind.FLAT, half, 16 + 8 * random.nextInt(2));
            }
        }

        private void section(Section.Kind kind, Set<Part> players, int length) {
            starts.add(bars.size());
            kinds.add(kind);
            for (int bar = 0; bar < length; bar++) {
                EnumSet<Part> playing = EnumSet.copyOf(players);
                if (players.size() > 2 && bar > 0 && random.nextInt(8) == 0) {
                    playing.remove(random.nextBoolean() ? Part.HATS : Part.PLUCK);
                }
                if (bar % 4 == 3 && players.contains(Part.KICK)) {
                    playing.add(Part.FILL);
                }
                if (bar == 0 && !bars.isEmpty() && players.contains(Part.CLAP)) {
                    playing.add(Part.CRASH);
                }
                bars.add(playing);
            }
        }

        private void riser() {
            Set<Part> players =
                    any(
                            EnumSet.of(Part.PAD, Part.PLUCK, Part.HATS, Part.RISER),
                            EnumSet.of(Part.PAD, Part.HATS, Part.CLAP, Part.RISER),
                            EnumSet.of(Part.PLUCK, Part.CLAP, Part.RISER));
            section(Section.Kind.BUILD, players, 4);
            Set<Part> last = EnumSet.copyOf(bars.removeLast());
            last.add(Part.FILL);
            bars.add(last);
        }

        SectionedSong play() {
            Arrangement any = Arrangement.of(seed, 30);
            double bar = 60 * Arrangement.BEATS_PER_BAR / bpm;
            Arrangement arrangement =
                    new Arrangement(
                            seed, bpm, any.harmony(), bars, starts, bars.size() * bar + FADE);
            float[][] sides = Band.play(arrangement);
            float[] mono = new float[(int) Math.round(bars.size() * bar * SAMPLE_RATE)];
            for (int i = 0; i < mono.length; i++) {
                mono[i] = (sides[0][i] + sides[1][i]) / 2;
            }
            int second = starts.size() < 2 ? 0 : (int) (starts.get(1) * bar * SAMPLE_RATE);
            if (structure == Structure.FADE_IN) {
                for (int i = 0; i < second; i++) {
                    mono[i] *= (float) Math.pow(10, -1.5 * (1 - (double) i / second));
                }
            } else if (structure == Structure.MUFFLED) {
                muffle(mono, second);
            }
            return new SectionedSong(structure, seed, bpm, mono, truth(bar), barStarts(bar));
        }

        /** Two poles at 400 Hz. */
        private static void muffle(float[] mono, int end) {
            double keep = Math.exp(-2 * Math.PI * 400 / SAMPLE_RATE);
            double first = 0;
            double second = 0;
            for (int i = 0; i < end; i++) {
                first += (1 - keep) * (mono[i] - first);
                second += (1 - keep) * (first - second);
                mono[i] = (float) second;
            }
        }

        private List<Section> truth(double bar) {
            List<Section> truth = new ArrayList<>();
            for (int s = 0; s < starts.size(); s++) {
                int end = s + 1 < starts.size() ? starts.get(s + 1) : bars.size();
                truth.add(new Section(kinds.get(s), starts.get(s) * bar, end * bar, .5));
            }
            return truth;
        }

        private List<Double> barStarts(double bar) {
            List<Double> barStarts = new ArrayList<>();
            for (int b = 0; b < bars.size(); b++) {
                barStarts.add(b * bar);
            }
            return barStarts;
        }
    }
}
