package io.beatframe.music;

/**
 * What is kept of the sound: {@value #PER_SECOND} frames a second, frame {@code i} centred at
 * {@code i / 100} seconds of the stretch.
 *
 * @param low onset strength (SuperFlux) below 160 Hz
 * @param mid from 160 to 2000 Hz
 * @param high above 2 kHz
 * @param power K-weighted mean square (BS.1770)
 * @param bands log magnitudes in {@value #BANDS} bands from low to high, frame by frame
 * @param octaveRises onset strength (SuperFlux) in {@value #OCTAVES} octaves or so from 30 Hz to 17
 *     kHz, frame by frame, as IEEE halves
 * @param octaveLevels their log magnitudes, likewise
 * @param tones log magnitudes of {@code toneCount} half-tones or less from 80 to 3000 Hz, frame by
 *     frame, in units of 1/64
 * @param peak the greatest sample of each hundredth of a second
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record Features(
        float[] low,
        float[] mid,
        float[] high,
        float[] power,
        float[] bands,
        short[] octaveRises,
        short[] octaveLevels,
        byte[] tones,
        int toneCount,
        float[] peak,
        long samples) {
    static final int PER_SECOND = 100;
    static final int BANDS = 5;
    static final int OCTAVES = 8;

    int frames() {
        return low.length;
    }

    double seconds() {
        return (double) samples / FeatureExtractor.SAMPLE_RATE;
    }
}
