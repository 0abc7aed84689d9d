package io.beatframe.music;

import java.util.List;

/** How strong the song is, by tenths of a second, 0 to 1: half its sections, half its level. */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record EnergyCurve(double[] energy) {
    private static final int PER_SECOND = 10;
    private static final int LEVELS_PER_STEP = 10;

    static EnergyCurve of(MusicAnalysis analysis) {
        int n = Math.max(1, (int) Math.ceil(analysis.track().seconds() * PER_SECOND));
        double[] energy = new double[n];
        List<Float> wave = analysis.wave();
        double most = 1e-9;
        for (int i = 0; i < n; i++) {
            int end = Math.min(wave.size(), (i + 1) * LEVELS_PER_STEP);
            double sum = 0;
            for (int k = i * LEVELS_PER_STEP; k < end; k++) {
                sum += wave.get(k) * wave.get(k) / LEVELS_PER_STEP;
            }
            energy[i] = Math.sqrt(sum);
            most = Math.max(most, energy[i]);
        }
        for (int i = 0; i < n; i++) {
            energy[i] *= .5 / most;
        }
        for (Section section : analysis.sections()) {
            int to = Math.min(n, (int) (section.end() * PER_SECOND));
            for (int i = (int) (section.start() * PER_SECOND); i < to; i++) {
                energy[i] += .5 * section.energy();
            }
        }
        return new EnergyCurve(energy);
    }

    double mean(double from, double to) {
        int start = Math.clamp(Math.round(from * PER_SECOND), 0, energy.length - 1);
        int end = Math.clamp(Math.round(to * PER_SECOND), start + 1, energy.length);
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += energy[i];
        }
        return sum / (end - start);
    }

    /**
     * The strongest quarter of a stretch.
     *
     * @param strength its mean
     * @param place its middle in the stretch, 0 to 1
     */
    record Summit(double strength, double place) {}

    Summit summit(double from, double to) {
        double length = to - from;
        Summit best = new Summit(0, 0);
        for (int step = 0; step <= 15; step++) {
            double at = .05 * step;
            double strength = mean(from + at * length, from + (at + .25) * length);
            if (strength > best.strength + .01) {
                best = new Summit(strength, at + .125);
            }
        }
        return best;
    }
}
