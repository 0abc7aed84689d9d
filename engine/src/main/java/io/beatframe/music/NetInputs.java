package io.beatframe.music;

/**
 * What {@link BeatNet} hears: {@value #SIZE} numbers a step of {@value #FRAMES} frames. For each
 * octave its rises in both frames, freed of loudness, and its level; then how the harmony moves at
 * two paces, and the bass.
 *
 * @param frames of sound
 * @param values step by step
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record NetInputs(int frames, float[] values) {
    static final int FRAMES = 2;
    static final int HARMONIES = 3;
    static final int SIZE = Features.OCTAVES * (FRAMES + 1) + HARMONIES;

    private static final int LEVEL_FRAMES = 3 * Features.PER_SECOND;
    private static final int SLOW_REACH = 35;
    private static final int QUICK_REACH = 12;
    private static final int BASS_TONES = 14;

    int steps() {
        return values.length / SIZE;
    }

    static NetInputs of(Features features) {
        int frames = features.frames();
        int steps = (frames + FRAMES - 1) / FRAMES;
        float[] values = new float[steps * SIZE];
        float[][] rises = new float[Features.OCTAVES][frames];
        double everywhere = 0;
        for (int o = 0; o < Features.OCTAVES; o++) {
            for (int f = 0; f < frames; f++) {
                rises[o][f] = at(features.octaveRises(), f, o);
                everywhere += rises[o][f];
            }
        }
        everywhere /= Math.max(1, Features.OCTAVES * frames);
        for (int o = 0; o < Features.OCTAVES; o++) {
            rise(values, o, rises[o], everywhere);
            level(values, o, features);
        }
        int tones = features.toneCount();
        harmony(values, 0, HarmonicChange.of(features, SLOW_REACH, tones));
        harmony(values, 1, HarmonicChange.of(features, QUICK_REACH, tones));
        harmony(values, 2, HarmonicChange.of(features, SLOW_REACH, BASS_TONES));
        return new NetInputs(features.frames(), values);
    }

    private static float at(short[] halves, int frame, int octave) {
        return Float.float16ToFloat(halves[frame * Features.OCTAVES + octave]);
    }

    private static void rise(float[] values, int octave, float[] rises, double everywhere) {
        float[] local = OnsetCurve.movingMean(rises, LEVEL_FRAMES);
        double mean = 0;
        for (float rise : rises) {
            mean += rise / rises.length;
        }
        double floor = .25 * mean + .05 * everywhere + 1e-4;
        for (int f = 0; f < rises.length; f++) {
            values[f / FRAMES * SIZE + octave * FRAMES + f % FRAMES] =
                    (float) Math.log1p(rises[f] / (local[f] + floor));
        }
    }

    private static void level(float[] values, int octave, Features features) {
        int frames = features.frames();
        int place = Features.OCTAVES * FRAMES + octave;
        int steps = values.length / SIZE;
        double mean = 0;
        for (int s = 0; s < steps; s++) {
            int second = Math.min(frames - 1, s * FRAMES + 1);
            float level =
                    (at(features.octaveLevels(), s * FRAMES, octave)
                                    + at(features.octaveLevels(), second, octave))
                            / FRAMES;
            values[s * SIZE + place] = level;
            mean += level / steps;
        }
        for (int s = 0; s < steps; s++) {
            values[s * SIZE + place] = (float) (2 * (values[s * SIZE + place] - mean));
        }
    }

    private static void harmony(float[] values, int which, float[] change) {
        float[] curve = OnsetCurve.normalised(change);
        int place = Features.OCTAVES * (FRAMES + 1) + which;
        for (int s = 0; s < values.length / SIZE; s++) {
            int second = Math.min(curve.length - 1, s * FRAMES + 1);
            values[s * SIZE + place] = .5f * (curve[s * FRAMES] + curve[second]);
        }
    }
}
