package io.beatframe.plan;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.Beat;
import io.beatframe.music.Section;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the beats to cut on. Every possible shot, from one beat to a later one, has a price: how
 * far its length is from what the style wants there, how weak the beat is on which it ends, whether
 * it runs across a section's start. The cheapest way through the reel is found exactly, by dynamic
 * programming over the last shot, so a bar's accent or a drop pulls the cuts before it into place.
 */
final class Rhythm {
    private static final double ACROSS_SECTION = 4;
    private static final double ON_SECTION = -1.5;
    private static final double LAST_SHOT_SEC = 1.2;
    private static final double OVERLONG = 1000;

    private final StyleRules rules;
    private final List<Section> sections;

    /** Possible joints of the reel: 0 is its start, the last its end, the others are beats. */
    private final double[] seconds;

    private final long[] frame;
    private final double[] landing;
    private final boolean[] sectionStart;

    /** Sums of log2 of the wanted length in seconds, to average it over a shot. */
    private final double[] wanted;

    private final double period;
    private final double longestSec;

    Rhythm(StyleRules rules, Score score, Dice dice) {
        this.rules = rules;
        this.sections = score.music().sections();
        List<Beat> beats = score.beats();
        int last = score.end();
        this.seconds = new double[last + 1];
        this.frame = new long[last + 1];
        for (int i = 1; i <= last; i++) {
            seconds[i] = score.seconds(i);
            frame[i] = score.rate().frameAt(seconds[i]);
        }
        frame[last] = score.frames();
        this.period = period(score.music());
        this.longestSec = score.longestShotSec();
        this.landing = new double[last + 1];
        this.sectionStart = new boolean[last + 1];
        this.wanted = new double[last + 2];
        int bar = dice.below(rules.phrase().size());
        for (int i = 0; i <= last; i++) {
            boolean beat = i > 0 && i < last;
            if (beat) {
                Beat here = beats.get(i - 1);
                bar += here.downbeat() ? 1 : 0;
                landing[i] = landingCost(here) + 0.1 * dice.unit();
                sectionStart[i] = startsSection(seconds[i]);
            }
            double factor = rules.phrase().get(bar % rules.phrase().size());
            wanted[i + 1] = wanted[i] + log2(wantedSec(seconds[i]) * factor);
        }
    }

    /**
     * The reel's joints in order, from its start (index 0) to its end, as the beats' seconds.
     *
     * @return at least two numbers; the first is 0, the last the reel's length
     */
    List<Double> joints() {
        StyleRules.Span shots = rules.shotsWithin(seconds[seconds.length - 1]);
        double scale = 1;
        int[] best = cheapest(scale);
        int bestMiss = miss(best.length - 1, shots);
        // The music alone may ask for more or fewer shots than the style bears: stretch its wishes.
        for (int i = 0; i < 14 && bestMiss > 0; i++) {
            scale *= best.length - 1 > shots.most() ? 1.12 : 1 / 1.12;
            int[] next = cheapest(scale);
            int nextMiss = miss(next.length - 1, shots);
            if (nextMiss <= bestMiss) {
                best = next;
                bestMiss = nextMiss;
            }
        }
        return Arrays.stream(best).mapToObj(i -> seconds[i]).toList();
    }

    private static int miss(int shots, StyleRules.Span wanted) {
        return Math.max(0, Math.max(wanted.least() - shots, shots - wanted.most()));
    }

    /** The indices of the joints on the cheapest way. */
    private int[] cheapest(double scale) {
        int last = frame.length - 1;
        int[] low = new int[last + 1];
        double[][] cost = new double[last + 1][];
        int[][] before = new int[last + 1][];
        for (int j = 1; j <= last; j++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(ErrorCode.CANCELLED, "Planning was cancelled.");
            }
            low[j] = low[j - 1];
            while (low[j] < j - 1 && seconds[j] - seconds[low[j]] > longestSec) {
                low[j]++;
            }
            // The whole reel as one shot stays possible, whatever the beats are.
            low[j] = j == last ? 0 : low[j];
            cost[j] = new double[j - low[j]];
            before[j] = new int[j - low[j]];
            for (int i = low[j]; i < j; i++) {
                price(i, j, scale, low, cost, before);
            }
        }
        return wayBack(low, cost, before);
    }

    private void price(int i, int j, double scale, int[] low, double[][] cost, int[][] before) {
        int at = i - low[j];
        cost[j][at] = Double.POSITIVE_INFINITY;
        double own = shotCost(i, j, scale);
        if (i == 0) {
            cost[j][at] = own;
            before[j][at] = -1;
            return;
        }
        for (int h = low[i]; h < i; h++) {
            double sum = cost[i][h - low[i]] + own + alikeCost(h, i, j);
            if (sum < cost[j][at]) {
                cost[j][at] = sum;
                before[j][at] = h;
            }
        }
    }

    private int[] wayBack(int[] low, double[][] cost, int[][] before) {
        int j = frame.length - 1;
        int i = low[j];
        for (int k = i; k < j; k++) {
            i = cost[j][k - low[j]] < cost[j][i - low[j]] ? k : i;
        }
        List<Integer> back = new ArrayList<>(List.of(j, i));
        while (i > 0) {
            int h = before[j][i - low[j]];
            j = i;
            i = h;
            back.add(i);
        }
        return back.reversed().stream().mapToInt(Integer::intValue).toArray();
    }

    private double shotCost(int i, int j, double scale) {
        double length = seconds[j] - seconds[i];
        boolean whole = i == 0 && j == frame.length - 1;
        if (length < rules.shortestShotSec() || frame[j] - frame[i] < 6) {
            return whole ? OVERLONG * 1000 : Double.POSITIVE_INFINITY;
        }
        double wish = (wanted[j] - wanted[i]) / (j - i) + log2(scale);
        double off = log2(length) - wish;
        double cost = length / period * off * off;
        // A reel that ends on a scrap seems cut off.
        double scrap = Math.max(0, Math.max(wish, log2(LAST_SHOT_SEC)) - log2(length));
        cost += j == frame.length - 1 ? 4 * scrap * scrap : 0;
        cost += length > longestSec ? OVERLONG * length : 0;
        for (int k = i + 1; k < j; k++) {
            cost += sectionStart[k] ? ACROSS_SECTION : 0;
        }
        return cost + rules.landing() * landing[j] + (sectionStart[j] ? ON_SECTION : 0);
    }

    /** Two neighbours of one length tick like a clock; some styles want that, most do not. */
    private double alikeCost(int h, int i, int j) {
        double ratio = (seconds[j] - seconds[i]) / (seconds[i] - seconds[h]);
        return Math.abs(ratio - 1) < 0.12 ? rules.variety() : 0;
    }

    private double wantedSec(double at) {
        Section section = SectionAt.of(sections, at);
        double beats = rules.paceAt(section.kind(), section.energy());
        double through = (at - section.start()) / (section.end() - section.start());
        double arc =
                switch (section.kind()) {
                    // A build runs faster and faster towards its drop, an outro runs down.
                    case BUILD -> 1.3 - 0.55 * through;
                    case OUTRO -> 0.85 + 0.4 * through;
                    // Music without an arc still carries a reel that opens, gathers and lets go.
                    case FLAT -> 1.25 - 0.45 * Math.sin(Math.PI * through);
                    // What strikes at once is cut fastest where it strikes.
                    case DROP -> 0.85 + 0.15 * Math.min(1, 2 * through);
                    case INTRO, PEAK, BREAK -> 1;
                };
        return Math.clamp(beats * arc * period, rules.shortestShotSec(), rules.longestShotSec());
    }

    static double landingCost(Beat beat) {
        double place = beat.downbeat() ? 0 : beat.positionInBar() == 3 ? 0.5 : 0.9;
        return place + 0.6 * (1 - beat.strength());
    }

    private boolean startsSection(double at) {
        return sections.stream()
                .skip(1)
                .anyMatch(section -> Math.abs(section.start() - at) < 0.45 * period);
    }

    /**
     * The pulse that lengths are counted in, in seconds: at a fast tempo (above 166 bpm) two beats,
     * as a listener would nod to it.
     */
    static double period(PlannedMusic music) {
        double period = 60 / music.bpm();
        while (period < 0.36) {
            period *= 2;
        }
        return period;
    }

    /** Beats inside the reel, no two nearer than an eighth of a second; of two, the stronger. */
    static List<Beat> candidates(List<Beat> beats, FrameRate rate, long frames) {
        List<Beat> kept = new ArrayList<>();
        for (Beat beat : beats) {
            long at = rate.frameAt(beat.seconds());
            if (at <= 0 || at >= frames) {
                continue;
            }
            if (!kept.isEmpty() && beat.seconds() - kept.getLast().seconds() < 0.125) {
                if (beat.strength() <= kept.getLast().strength()) {
                    continue;
                }
                kept.removeLast();
            }
            kept.add(beat);
        }
        return kept;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
