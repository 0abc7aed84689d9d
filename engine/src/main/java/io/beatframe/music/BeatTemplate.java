package io.beatframe.music;

/**
 * What the onsets look like within one beat: high on the beat, lower on its half, lower still on
 * its quarters and thirds. Of zero mean and unit variance, so that long and short beats compete
 * fairly.
 */
final class BeatTemplate {
    private BeatTemplate() {}

    static float[] of(int period) {
        double sigma = 1.7;
        double[][] bumps = {{0, 1}, {.5, .35}, {.25, .1}, {.75, .1}, {1. / 3, .1}, {2. / 3, .2}};
        float[] shape = new float[period];
        double mean = 0;
        for (int i = 0; i < period; i++) {
            double sum = 0;
            for (double[] bump : bumps) {
                double away = Math.abs(i - bump[0] * period);
                double distance = Math.min(away, period - away);
                sum += bump[1] * Math.exp(-.5 * distance * distance / (sigma * sigma));
            }
            shape[i] = (float) sum;
            mean += sum / period;
        }
        double variance = 0;
        for (int i = 0; i < period; i++) {
            shape[i] -= (float) mean;
            variance += shape[i] * shape[i] / period;
        }
        for (int i = 0; i < period; i++) {
            shape[i] /= (float) Math.sqrt(variance);
        }
        return shape;
    }
}
