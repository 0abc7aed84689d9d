package io.beatframe.music;

/**
 * Triangular filters with centres evenly spaced in pitch, over the bins of a spectrum. Below about
 * 700 Hz the spacing is finer than the bins; such filters would be copies, so each bin is a centre
 * only once (Böck, Krebs and Schedl, ISMIR 2012).
 */
final class FilterBank {
    private final int[] first;
    private final float[][] weights;
    private final float[] centres;

    FilterBank(int perOctave, double lowest, double highest, double hertzPerBin) {
        int[] bins =
                java.util.stream.IntStream.range(
                                0, (int) (perOctave * Math.log(highest / lowest) / Math.log(2)) + 1)
                        .map(i ->
                                (int)
                                        Math.round(
                                                lowest
                                                        * Math.pow(2, (double) i / perOctave)
                                                        / hertzPerBin))
                        .distinct()
                        .toArray();
        int count = bins.length - 2;
        first = new int[count];
        weights = new float[count][];
        centres = new float[count];
        for (int f = 0; f < count; f++) {
            int left = bins[f];
            int centre = bins[f + 1];
            int right = bins[f + 2];
            first[f] = left + 1;
            weights[f] = new float[right - left - 1];
            for (int bin = left + 1; bin < right; bin++) {
                weights[f][bin - left - 1] =
                        bin <= centre
                                ? (float) (bin - left) / (centre - left)
                                : (float) (right - bin) / (right - centre);
            }
            centres[f] = (float) (centre * hertzPerBin);
        }
    }

    int size() {
        return first.length;
    }

    /** In hertz. */
    float centre(int filter) {
        return centres[filter];
    }

    /** The first filter whose centre is at or above {@code hertz}. */
    int from(double hertz) {
        int filter = 0;
        while (filter < centres.length && centres[filter] < hertz) {
            filter++;
        }
        return filter;
    }

    void apply(float[] spectrum, float[] filtered) {
        for (int f = 0; f < first.length; f++) {
            float sum = 0;
            float[] w = weights[f];
            int at = first[f];
            for (int i = 0; i < w.length; i++) {
                sum += w[i] * spectrum[at + i];
            }
            filtered[f] = sum;
        }
    }
}
