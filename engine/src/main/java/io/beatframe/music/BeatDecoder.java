package io.beatframe.music;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the beats that explain best what the net heard: Viterbi's algorithm over beat periods,
 * places in the bar, and the frame at which the beat began (after Krebs, Böck and Widmer, ISMIR
 * 2015). The period changes only where a beat begins, so nothing need be known of the frames
 * between: a beat pays for its first frame, and for how its period fits the tempogram.
 */
final class BeatDecoder {
    /** In frames: 207 to 52 beats a minute. */
    static final int SHORTEST = 29;

    static final int LONGEST = 115;
    static final int PERIODS = LONGEST - SHORTEST + 1;

    /** Frames by which the period may change from one beat to the next. */
    private static final int MOST_CHANGE = 12;

    /** Of a change of the period, for a whole octave and more. */
    private static final double CHANGE_COST = 300;

    private static final float TEMPOGRAM_WEIGHT = .1f;

    private final int meter;
    private final float[][] changeCost = new float[PERIODS][PERIODS];

    /**
     * @param meter beats a bar, 3 or 4
     */
    BeatDecoder(int meter) {
        this.meter = meter;
        for (int p = 0; p < PERIODS; p++) {
            for (int q = 0; q < PERIODS; q++) {
                double ratio = (double) (q + SHORTEST) / (p + SHORTEST);
                changeCost[q][p] = (float) (CHANGE_COST * Math.abs(ratio - 1));
            }
        }
    }

    /**
     * @param score a frame
     */
    @SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
    record Path(int[] beatFrames, double score) {}

    /**
     * @param prior a bonus a frame for each period from {@link #SHORTEST} on
     */
    Path decode(Activations net, Tempogram tempogram, float[] prior) {
        int n = net.beat().length;
        // A state is a period, a place in the bar, and the frame of its beat modulo the period.
        float[][][] score = new float[PERIODS][meter][];
        // What each period has gained by its tempo up to now, and had gained at each slot's beat.
        float[] gained = new float[PERIODS];
        float[][] gainedThen = new float[PERIODS][];
        for (int p = 0; p < PERIODS; p++) {
            gainedThen[p] = new float[p + SHORTEST];
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
            for (int p = 0; p < PERIODS; p++) {
                int slot = t % (p + SHORTEST);
                for (int k = 0; k < meter; k++) {
                    arrivals[k * PERIODS + p] = score[p][k][slot] + gained[p] - gainedThen[p][slot];
                }
                gainedThen[p][slot] = gained[p];
            }
            cameFrom[t] = beginBeat(arrivals, score, t, net);
            float[] tempo = tempogram.logStrengthAt(t);
            for (int p = 0; p < PERIODS; p++) {
                gained[p] += prior[p] + TEMPOGRAM_WEIGHT * tempo[p];
            }
        }
        for (int p = 0; p < PERIODS; p++) {
            for (int slot = 0; slot < p + SHORTEST; slot++) {
                for (int k = 0; k < meter; k++) {
                    score[p][k][slot] += gained[p] - gainedThen[p][slot];
                }
            }
        }
        return backtrack(score, cameFrom, n);
    }

    /** The best way to let a beat begin at {@code t}, for each period and place in the bar. */
    private byte[] beginBeat(float[] arrivals, float[][][] score, int t, Activations net) {
        float isBeat = net.beat()[t] + Activations.CAUTION;
        float down = net.logDownbeat(t);
        float other = net.logOther(t);
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
                score[q][place][t % (q + SHORTEST)] = best + isBeat + (place == 0 ? down : other);
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
