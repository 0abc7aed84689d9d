package io.beatframe.music;

/** How likely each beat period is around each moment, from the autocorrelation of the onsets. */
final class Tempogram {
    private static final int MAX_LAG = 6 * Features.PER_SECOND;
    private static final int HOP = Features.PER_SECOND / 2;
    private static final double[] COMB = {1, .8, .3, .8};
    private static final double TOLERANCE = .02;
    private static final double FLOOR = .02;

    private final float[][] logStrength;

    /**
     * @param onsets of RMS 1
     * @param shortest period in frames
     * @param longest period in frames
     */
    Tempogram(float[] onsets, int shortest, int longest) {
        int reach = (int) (6 * Features.PER_SECOND);
        int moments = onsets.length / HOP + 1;
        logStrength = new float[moments][longest - shortest + 1];
        double[] lags = new double[MAX_LAG + 1];
        for (int m = 0; m < moments; m++) {
            autocorrelation(onsets, m * HOP - reach, m * HOP + reach, lags);
            double best = 1e-9;
            double[] strengths = new double[longest - shortest + 1];
            for (int period = shortest; period <= longest; period++) {
                double strength = comb(lags, period);
                strengths[period - shortest] = strength;
                best = Math.max(best, strength);
            }
            for (int i = 0; i < strengths.length; i++) {
                logStrength[m][i] = (float) Math.log(Math.max(FLOOR, strengths[i] / best));
            }
        }
    }

    /** The natural logarithm of the strength relative to the moment's best period. */
    float[] logStrengthAt(int frame) {
        return logStrength[Math.min(logStrength.length - 1, (frame + HOP / 2) / HOP)];
    }

    private static double comb(double[] lags, int period) {
        double sum = 0;
        for (int k = 1; k <= COMB.length; k++) {
            int lag = k * period;
            int slack = (int) Math.round(lag * TOLERANCE);
            double best = 0;
            for (int l = lag - slack; l <= Math.min(MAX_LAG, lag + slack); l++) {
                best = Math.max(best, lags[l]);
            }
            sum += COMB[k - 1] * best;
        }
        return sum;
    }

    private static void autocorrelation(float[] onsets, int from, int to, double[] lags) {
        int start = Math.max(0, from);
        int end = Math.min(onsets.length, to);
        double mean = 0;
        for (int i = start; i < end; i++) {
            mean += onsets[i];
        }
        mean /= Math.max(1, end - start);
        float[] centred = new float[Math.max(0, end - start)];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (onsets[start + i] - mean);
        }
        for (int lag = 0; lag <= MAX_LAG; lag++) {
            float sum = 0;
            for (int i = lag; i < centred.length; i++) {
                sum += centred[i] * centred[i - lag];
            }
            // Unbiased, but lags that hardly overlap tell nothing.
            lags[lag] = sum / Math.max(centred.length / 4, centred.length - lag);
        }
    }
}
