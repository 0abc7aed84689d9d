package io.beatframe.music.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A whole song on paper: tempo, harmony and, bar by bar (of four beats), who plays. The first beat
 * is at 0 seconds.
 *
 * @param seed of the patterns and the noise
 * @param bars who plays in each bar
 * @param sectionStarts the bars at which a new section begins, from 0
 */
public record Arrangement(
        long seed,
        double bpm,
        Harmony harmony,
        List<Set<Part>> bars,
        List<Integer> sectionStarts,
        double seconds) {
    public static final int BEATS_PER_BAR = 4;
    private static final double SLOWEST = 100;
    private static final double FASTEST = 128;

    private static final Set<Part> INTRO = EnumSet.of(Part.PAD, Part.PLUCK);
    private static final Set<Part> BUILD =
            EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.BASS, Part.HATS);
    private static final Set<Part> PEAK =
            EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.BASS, Part.HATS, Part.CLAP, Part.LEAD);
    private static final Set<Part> BREAK = EnumSet.of(Part.PAD, Part.LEAD);
    private static final Set<Part> OUTRO = EnumSet.of(Part.PAD, Part.PLUCK);

    public Arrangement {
        bars = bars.stream().map(Collections::unmodifiableSet).toList();
        sectionStarts = List.copyOf(sectionStarts);
        if (!(bpm >= 40 && bpm <= 240) || !(seconds > 0) || bars.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a song: " + bars.size() + " bars at " + bpm + ", " + seconds + " s");
        }
    }

    /**
     * A song of intro, build, peak and outro (twice the arc from 55 s on), by chance but for good.
     */
    public static Arrangement of(long seed, double seconds) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = bars(seconds, random);
        double bpm = count > 0 ? count * 60. * BEATS_PER_BAR / seconds : 120;
        int whole = count > 0 ? count : (int) Math.ceil(seconds * bpm / 60 / BEATS_PER_BAR);
        List<Set<Part>> bars = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        if (whole >= 28) {
            int half = whole / 4 * 2;
            arc(bars, starts, half, 4, BREAK);
            arc(bars, starts, whole - half, 0, OUTRO);
        } else {
            arc(bars, starts, whole, whole >= 14 ? 4 : whole >= 8 ? 2 : 0, OUTRO);
        }
        return new Arrangement(seed, bpm, Harmony.choose(random), bars, starts, seconds);
    }

    /** The same song with other players. */
    public Arrangement with(List<Set<Part>> otherBars, List<Integer> otherStarts) {
        return new Arrangement(seed, bpm, harmony, otherBars, otherStarts, seconds);
    }

    public double barSeconds() {
        return 60 * BEATS_PER_BAR / bpm;
    }

    /** As many bars as fit exactly at a lively tempo, an even number where there is one; else 0. */
    private static int bars(double seconds, SplittableRandom random) {
        int least = (int) Math.ceil(seconds * SLOWEST / 60 / BEATS_PER_BAR);
        int most = (int) Math.floor(seconds * FASTEST / 60 / BEATS_PER_BAR);
        List<Integer> fitting = new ArrayList<>();
        for (int step = 2; step >= 1 && fitting.isEmpty(); step--) {
            for (int bars = least; bars <= most; bars++) {
                if (bars > 0 && bars % step == 0) {
                    fitting.add(bars);
                }
            }
        }
        return fitting.isEmpty() ? 0 : fitting.get(random.nextInt(fitting.size()));
    }

    private static void arc(
            List<Set<Part>> bars, List<Integer> starts, int count, int intro, Set<Part> ending) {
        int outro = count >= 6 ? 2 : 0;
        int opening = Math.min(intro, Math.max(0, count - outro - 2));
        int build = count - outro - opening >= 8 ? 4 : count - outro - opening >= 4 ? 2 : 0;
        int peak = count - outro - opening - build;
        section(bars, starts, opening, INTRO, true);
        section(bars, starts, build, BUILD, true);
        section(bars, starts, peak, PEAK, outro > 0);
        section(bars, starts, outro, ending, false);
    }

    private static void section(
            List<Set<Part>> bars, List<Integer> starts, int count, Set<Part> parts, boolean leads) {
        if (count == 0) {
            return;
        }
        starts.add(bars.size());
        for (int bar = 0; bar < count; bar++) {
            EnumSet<Part> playing = EnumSet.copyOf(parts);
            if (parts == BUILD && bar < count / 2) {
                playing.remove(Part.HATS);
            }
            if (bar == 0 && parts != INTRO) {
                playing.add(Part.CRASH);
            }
            if (bar == count - 1 && leads) {
                playing.add(parts == INTRO ? Part.RISER : Part.FILL);
                if (parts == BUILD) {
                    playing.add(Part.RISER);
                }
            } else if (bar % 4 == 3 && parts == PEAK) {
                playing.add(Part.FILL);
            }
            bars.add(playing);
        }
    }
}
