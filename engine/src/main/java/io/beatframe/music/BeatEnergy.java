package io.beatframe.music;

/**
 * How loud each beat sounds beside the loudest: the K-weighted mean square from one beat to the
 * next, as the ear compares (10 dB less is half as loud).
 */
final class BeatEnergy {
    private static final double DECIBELS_PER_HALVING = 10;

    private BeatEnergy() {}

    /**
     * @param beats seconds in the stretch, rising
     * @return for each, 0 (silence) to 1; at least one is 1 where there is sound
     */
    static double[] of(double[] beats, Features features) {
        double[] energy = new double[beats.length];
        double most = 0;
        for (int i = 0; i < beats.length; i++) {
            double end =
                    i + 1 < beats.length
                            ? beats[i + 1]
                            : beats[i] + (i == 0 ? 1 : beats[i] - beats[i - 1]);
            energy[i] = meanPower(features, beats[i], end);
            most = Math.max(most, energy[i]);
        }
        for (int i = 0; i < energy.length && most > 0; i++) {
            energy[i] = Math.pow(energy[i] / most, 10 * Math.log10(2) / DECIBELS_PER_HALVING);
        }
        return energy;
    }

    private static double meanPower(Features features, double start, double end) {
        int frames = features.power().length;
        int from = Math.clamp(Math.round(start * Features.PER_SECOND), 0, frames - 1);
        int to = Math.clamp(Math.round(end * Features.PER_SECOND), from + 1, frames);
        double sum = 0;
        for (int f = from; f < to; f++) {
            sum += features.power()[f];
        }
        return sum / (to - from);
    }
}
