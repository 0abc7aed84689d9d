package io.beatframe.music;

/**
 * Integrated loudness of one channel as ITU-R BS.1770-4 defines it: silence and what is 10 dB below
 * the rest do not count.
 */
final class LoudnessMeter {
    private static final double OFFSET = -.691;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final int STEPS_PER_BLOCK = 4;

    private final int step;
    private final KWeighting weighting;
    private final FloatSeries powers = new FloatSeries();
    private double squares;
    private int count;

    LoudnessMeter(int sampleRate) {
        step = sampleRate / 10;
        weighting = new KWeighting(sampleRate);
    }

    void hear(float[] samples, int length) {
        for (int i = 0; i < length; i++) {
            double weighted = weighting.next(samples[i]);
            squares += weighted * weighted;
            if (++count == step) {
                powers.add((float) (squares / step));
                squares = 0;
                count = 0;
            }
        }
    }

    /** In LUFS; negative infinity for silence, and for less than .4 s. */
    double integrated() {
        double[] blocks = blocks();
        double gate = mean(blocks, power(ABSOLUTE_GATE)) * Math.pow(10, RELATIVE_GATE / 10);
        return OFFSET + 10 * Math.log10(mean(blocks, Math.max(gate, power(ABSOLUTE_GATE))));
    }

    private double[] blocks() {
        float[] steps = powers.toArray();
        double[] blocks = new double[Math.max(0, steps.length - STEPS_PER_BLOCK + 1)];
        for (int b = 0; b < blocks.length; b++) {
            for (int s = b; s < b + STEPS_PER_BLOCK; s++) {
                blocks[b] += steps[s] / STEPS_PER_BLOCK;
            }
        }
        return blocks;
    }

    private static double power(double lufs) {
        return Math.pow(10, (lufs - OFFSET) / 10);
    }

    /** Of those above; 0 where none is. */
    private static double mean(double[] blocks, double gate) {
        double sum = 0;
        int loud = 0;
        for (double block : blocks) {
            if (block > gate) {
                sum += block;
                loud++;
            }
        }
        return sum / Math.max(1, loud);
    }
}
