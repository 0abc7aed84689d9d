package io.beatframe.music;

/**
 * Onset strength in all bands, a value a frame, freed of the song's loudness.
 *
 * @param onsets of RMS 1; all 0 when nothing happens
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record Observations(float[] onsets) {
    private static final int EDGE = 8;

    /** The onsets' mean below which nothing happens that could be a beat. */
    private static final double STILL = .02;

    static Observations of(Features features) {
        float[] flux = OnsetCurve.sum(features.low(), features.mid(), features.high());
        // A file that starts or stops in the middle of a sound has an onset there that is no beat.
        double mean = 0;
        for (int i = EDGE; i < flux.length - EDGE; i++) {
            mean += flux[i] / flux.length;
        }
        return new Observations(
                mean < STILL ? new float[flux.length] : OnsetCurve.normalised(flux));
    }

    boolean still() {
        for (float onset : onsets) {
            if (onset > 0) {
                return false;
            }
        }
        return true;
    }
}
