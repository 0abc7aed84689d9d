package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the beats that explain the sound best: a Viterbi search over (period, place in the bar,
 * phase), where the period may change only at a beat and at a cost (after Krebs, Böck and Widmer,
 * ISMIR 2015). Onsets tell the pulse; bass, voices and above all changes of harmony tell the beat
 * from the off-beat and from its double.
 */
final class BeatDecoder {
    /** In frames: 222 to 52 beats a minute. */
    static final int SHORTEST = 27;

    static final int LONGEST = 115;
    static final int PERIODS = LONGEST - SHORTEST + 1;

    private static final double CHANGE_COST = 300;

    /** Frames by which the period may change from one beat to the next. */
    private static final int MOST_CHANGE = 12;

    private static final float TEMPOGRAM_WEIGHT = .1f;
    private static final float LOW_WEIGHT = .1f;
    private static final float MID_WEIGHT = .1f;
    private static final float HARMONY_WEIGHT = .6f;
    private static final double ONSET_SIGMA = 2;
    private static final double HARMONY_SIGMA = 2.5;

    private final int meter;
    private final float[][] beat = new float[PERIODS][];
    private final float[][][] low;
    private final float[][][] mid;
    private final float[][][] harmony;
    private final float[][] changeCost = new float[PERIODS][PERIODS];

    /**
     * @param meter beats a bar, 3 or 4
     */
    BeatDecoder(int meter) {
        this.meter = meter;
        boolean four = meter == 4;
        low = rows(ONSET_SIGMA, .1, four ? new double[] {1, .2, .7, .2} : new double[] {1, .3, .3});
        mid = rows(ONSET_SIGMA, .2, four ? new double[] {.5, 1, .5, 1} : new double[] {.5, 1, 1});
        harmony =
                rows(
                        HARMONY_SIGMA,
                        0,
                        four ? new double[] {1, .1, .4, .1} : new double[] {1, .1, .1});
        for (int p = 0; p < PERIODS; p++) {
            beat[p] = BarTemplate.reversed(BarTemplate.beat(p + SHORTEST));
            for (int q = 0; q < PERIODS; q++) {
                double ratio = (double) (q + SHORTEST) / (p + SHORTEST);
                changeCost[q][p] = (float) (CHANGE_COST * Math.abs(ratio - 1));
            }
        }
    }

    private static float[][][] rows(double sigma, double between, double[] heights) {
        float[][][] rows = new float[PERIODS][heights.length][];
        for (int p = 0; p < PERIODS; p++) {
            float[][] bar = BarTemplate.bar(p + SHORTEST, sigma, heights, between);
            for (int k = 0; k < heights.length; k++) {
                rows[p][k] = BarTemplate.reversed(bar[k]);
            }
        }
        return rows;
    }

    /**
     * @param score a frame
     */
    @SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
    record Path(int[] beatFrames, double score) {}

    /**
     * @param prior a bonus a frame for each period from {@link #SHORTEST} on
     */
    Path decode(Observations heard, Tempogram tempogram, float[] prior) {
        int n = heard.onsets().length;
        // A state is a period, a place in the bar, and the frame of its beat modulo the period.
        float[][][] score = new float[PERIODS][meter][];
        for (int p = 0; p < PERIODS; p++) {
            for (int k = 0; k < meter; k++) {
                score[p][k] = new float[p + SHORTEST];
            }
        }
        byte[][] cameFrom = new byte[n][];
        float[] arrivals = new float[meter * PERIODS];
        for (int t = 0; t < n; t++) {
            if ((t & 0x3ff) == 0 && Thread.currentThread().isInterrupted()) {
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
            }
            cameFrom[t] = beginBeat(arrivals, score, t);
            float[] tempo = tempogram.logStrengthAt(t);
            float onset = heard.onsets()[t];
            float bass = LOW_WEIGHT * heard.low()[t];
            float voice = MID_WEIGHT * heard.mid()[t];
            float chord = HARMONY_WEIGHT * heard.harmony()[t];
            for (int p = 0; p < PERIODS; p++) {
                float bonus = prior[p] + TEMPOGRAM_WEIGHT * tempo[p];
                int shift = p + SHORTEST - t % (p + SHORTEST);
                for (int k = 0; k < meter; k++) {
                    add(score[p][k], shift, beat[p], onset, low[p][k], bass, bonus);
                    add(score[p][k], shift, mid[p][k], voice, harmony[p][k], chord, 0);
                }
            }
        }
        return backtrack(score, cameFrom, n);
    }

    private static void add(
            float[] slots, int shift, float[] a, float x, float[] b, float y, float bonus) {
        for (int i = 0; i < slots.length; i++) {
            slots[i] += x * a[i + shift] + y * b[i + shift] + bonus;
        }
    }

    /** The best way to let a beat begin at {@code t}, for each period and place in the bar. */
    private byte[] beginBeat(float[] arrivals, float[][][] score, int t) {
        for (int p = 0; p < PERIODS; p++) {
            int slot = t % (p + SHORTEST);
            for (int k = 0; k < meter; k++) {
                arrivals[k * PERIODS + p] = score[p][k][slot];
            }
        }
        byte[] from = new byte[meter * PERIODS];
        for (int k = 0; k < meter; k++) {
            int place = (k + 1) % meter;
            int offset = k * PERIODS;
            for (int q = 0; q < PERIODS; q++) {
                float best = Float.NEGATIVE_INFINITY;
                int chosen = q;
                int end = Math.min(PERIODS - 1, q + MOST_CHANGE);
                float[] cost = changeCost[q];
                for (int p = Math.max(0, q - MOST_CHANGE); p <= end; p++) {
                    float value = arrivals[offset + p] - cost[p];
                    if (value > best) {
                        best = value;
                        chosen = p;
                    }
                }
                from[place * PERIODS + q] = (byte) chosen;
                score[q][place][t % (q + SHORTEST)] = best;
            }
        }
        return from;
    }

    private Path backtrack(float[][][] score, byte[][] cameFrom, int n) {
        int p = 0;
        int k = 0;
        int slot = 0;
        for (int period = 0; period < PERIODS; period++) {
            for (int place = 0; place < meter; place++) {
                for (int s = 0; s < period + SHORTEST; s++) {
                    if (score[period][place][s] > score[p][k][slot]) {
                        p = period;
                        k = place;
                        slot = s;
                    }
                }
            }
        }
        double best = score[p][k][slot] / Math.max(1, n);
        int beatFrame = n - 1 - Math.floorMod(n - 1 - slot, p + SHORTEST);
        Deque<Integer> beats = new ArrayDeque<>();
        while (beatFrame >= 0) {
            beats.addFirst(beatFrame);
            p = cameFrom[beatFrame][k * PERIODS + p];
            k = Math.floorMod(k - 1, meter);
            beatFrame -= p + SHORTEST;
        }
        return new Path(beats.stream().mapToInt(Integer::intValue).toArray(), best);
    }

    /** The tempo that people tap, all else being equal (van Noorden and Moelants 1999). */
    static float[] tempoPrior() {
        float[] prior = new float[PERIODS];
        for (int p = 0; p < PERIODS; p++) {
            double bpm = 60. * Features.PER_SECOND / (p + SHORTEST);
            double octaves = Math.log(bpm / 120) / Math.log(2) / .8;
            prior[p] = (float) (-.05 * .5 * octaves * octaves);
        }
        return prior;
    }
}
