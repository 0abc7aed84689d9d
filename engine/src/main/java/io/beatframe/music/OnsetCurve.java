package io.beatframe.music;

/**
 * Onset strength freed of the song's loudness: every passage has its peaks at about the same
 * height.
 */
final class OnsetCurve {
    private static final double LEVEL_SECONDS = 3;
    private static final double SMOOTH_SECONDS = .4;
    private static final double GLOBAL_SHARE = .25;
    static final float MOST = 4;

    private OnsetCurve() {}

    /** Divided by its local mean, less its moving average, rectified, of RMS 1, at most 4. */
    static float[] normalised(float[] flux) {
        int n = flux.length;
        double global = 0;
        for (float f : flux) {
            global += f;
        }
        global /= Math.max(1, n);
        if (global < 1e-6) {
            return new float[n];
        }
        float[] local = movingMean(flux, (int) (LEVEL_SECONDS * Features.PER_SECOND));
        float[] scaled = new float[n];
        for (int i = 0; i < n; i++) {
            scaled[i] = (float) (flux[i] / (local[i] + GLOBAL_SHARE * global));
        }
        float[] smooth = hannMean(scaled, (int) (SMOOTH_SECONDS * Features.PER_SECOND / 2));
        double square = 0;
        for (int i = 0; i < n; i++) {
            scaled[i] = Math.max(0, scaled[i] - smooth[i]);
            square += scaled[i] * scaled[i];
        }
        double rms = Math.sqrt(square / n);
        for (int i = 0; i < n; i++) {
            scaled[i] = rms > 0 ? (float) Math.min(MOST, scaled[i] / rms) : 0;
        }
        return scaled;
    }

    /** The mean of the frames at most {@code reach} away that exist. */
    static float[] movingMean(float[] values, int reach) {
        int n = values.length;
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        float[] means = new float[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(n, i + reach + 1);
            means[i] = (float) ((sums[to] - sums[from]) / (to - from));
        }
        return means;
    }

    static float[] hannMean(float[] values, int reach) {
        int n = values.length;
        float[] weights = new float[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            weights[k + reach] = (float) (.5 + .5 * Math.cos(Math.PI * k / (reach + 1)));
        }
        float[] means = new float[n];
        for (int i = 0; i < n; i++) {
            float sum = 0;
            float weight = 0;
            for (int k = Math.max(-reach, -i); k <= Math.min(reach, n - 1 - i); k++) {
                sum += weights[k + reach] * values[i + k];
                weight += weights[k + reach];
            }
            means[i] = sum / weight;
        }
        return means;
    }

    static float[] sum(float[]... curves) {
        float[] sum = new float[curves[0].length];
        for (float[] curve : curves) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += curve[i];
            }
        }
        return sum;
    }
}
