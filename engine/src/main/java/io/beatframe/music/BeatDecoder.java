package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds the beats that explain the onsets best: a Viterbi search over (period, phase), where the
 * period may change only at a beat and at a cost (after Krebs, Böck and Widmer, ISMIR 2015).
 */
final class BeatDecoder {
    /** In frames: 222 to 52 beats a minute. */
    static final int SHORTEST = 27;

    static final int LONGEST = 115;
    private static final int PERIODS = LONGEST - SHORTEST + 1;

    private final float[][] templates = new float[PERIODS][];
    private final float[][] changeCost = new float[PERIODS][PERIODS];

    BeatDecoder() {
        double cost = 300;
        for (int p = 0; p < PERIODS; p++) {
            templates[p] = BeatTemplate.of(p + SHORTEST);
            for (int q = 0; q < PERIODS; q++) {
                changeCost[p][q] =
                        (float) (cost * Math.abs((double) (q + SHORTEST) / (p + SHORTEST) - 1));
            }
        }
    }

    /**
     * @param score of every path
     */
    record Path(int[] beatFrames, double score) {}

    /**
     * @param prior a bonus a frame for each period from {@link #SHORTEST} on
     */
    Path decode(float[] onsets, Tempogram tempogram, float[] prior) {
        int n = onsets.length;
        // A state is a period and the frame of its last beat; slot = that frame modulo the period.
        float[][] score = new float[PERIODS][];
        byte[][] cameFrom = new byte[n][];
        for (int p = 0; p < PERIODS; p++) {
            score[p] = new float[p + SHORTEST];
        }
        float weight = (float) .1;
        float[] arrival = new float[PERIODS];
        float[] bonus = new float[PERIODS];
        for (int t = 0; t < n; t++) {
            if ((t & 0xfff) == 0 && Thread.currentThread().isInterrupted()) {
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
            }
            float[] tempo = tempogram.logStrengthAt(t);
            for (int p = 0; p < PERIODS; p++) {
                arrival[p] = score[p][t % (p + SHORTEST)];
                bonus[p] = prior[p] + weight * tempo[p];
            }
            cameFrom[t] = beginBeat(arrival, score, t);
            for (int p = 0; p < PERIODS; p++) {
                addOnset(score[p], templates[p], t, onsets[t], bonus[p]);
            }
        }
        return backtrack(score, cameFrom, n);
    }

    /** The best way to let a beat begin at {@code t}, for each period. */
    private byte[] beginBeat(float[] arrival, float[][] score, int t) {
        byte[] from = new byte[PERIODS];
        for (int q = 0; q < PERIODS; q++) {
            float best = Float.NEGATIVE_INFINITY;
            for (int p = 0; p < PERIODS; p++) {
                float value = arrival[p] - changeCost[p][q];
                if (value > best) {
                    best = value;
                    from[q] = (byte) p;
                }
            }
            score[q][t % (q + SHORTEST)] = best;
        }
        return from;
    }

    private static void addOnset(float[] slots, float[] template, int t, float onset, float bonus) {
        int period = slots.length;
        int newest = t % period;
        for (int slot = 0; slot <= newest; slot++) {
            slots[slot] += onset * template[newest - slot] + bonus;
        }
        for (int slot = newest + 1; slot < period; slot++) {
            slots[slot] += onset * template[newest - slot + period] + bonus;
        }
    }

    private static Path backtrack(float[][] score, byte[][] cameFrom, int n) {
        int period = 0;
        int slot = 0;
        for (int p = 0; p < PERIODS; p++) {
            for (int s = 0; s < score[p].length; s++) {
                if (score[p][s] > score[period][slot]) {
                    period = p;
                    slot = s;
                }
            }
        }
        int length = period + SHORTEST;
        int last = n - 1;
        int beat = last - Math.floorMod(last - slot, length);
        Deque<Integer> beats = new ArrayDeque<>();
        int p = period;
        while (beat >= 0) {
            beats.addFirst(beat);
            p = cameFrom[beat][p];
            beat -= p + SHORTEST;
        }
        int[] frames = beats.stream().mapToInt(Integer::intValue).toArray();
        return new Path(frames, score[period][slot] / Math.max(1, n));
    }

    /**
     * The tempo that people tap, all else being equal: log-normal around 120 (van Noorden and
     * Moelants 1999).
     */
    static float[] tempoPrior() {
        float[] prior = new float[PERIODS];
        for (int p = 0; p < PERIODS; p++) {
            double bpm = 60. * Features.PER_SECOND / (p + SHORTEST);
            double octaves = Math.log(bpm / 120) / Math.log(2) / .8;
            prior[p] = (float) (.05 * (-.5 * octaves * octaves));
        }
        return prior;
    }

    static float[] noPrior() {
        float[] prior = new float[PERIODS];
        Arrays.fill(prior, 0);
        return prior;
    }
}
