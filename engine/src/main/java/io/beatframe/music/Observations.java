package io.beatframe.music;

/**
 * The curves that the beat decoder explains, a value a frame, each freed of the song's loudness.
 *
 * @param onsets in all bands
 * @param low onsets of the bass
 * @param mid onsets of voices and snare
 * @param harmony how much the tones of the next third of a second differ from the last
 */
@SuppressWarnings("ArrayRecordComponent") // package-private bulk data, compared by nobody
record Observations(float[] onsets, float[] low, float[] mid, float[] harmony) {
    private static final int HARMONY_REACH = 35;

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
                mean < STILL ? new float[flux.length] : OnsetCurve.normalised(flux),
                OnsetCurve.normalised(features.low()),
                OnsetCurve.normalised(features.mid()),
                OnsetCurve.normalised(harmonicChange(features)));
    }

    boolean still() {
        for (float onset : onsets) {
            if (onset > 0) {
                return false;
            }
        }
        return true;
    }

    /** One minus the cosine between the mean tones before and after each frame. */
    private static float[] harmonicChange(Features features) {
        int n = features.frames();
        int tones = features.toneCount();
        float[] change = new float[n];
        int[] before = new int[tones];
        int[] after = new int[tones];
        // Running sums over [t - reach, t) and [t, t + reach).
        for (int t = 0; t < Math.min(HARMONY_REACH, n); t++) {
            add(features, t, after, 1);
        }
        for (int t = 0; t < n; t++) {
            change[t] = t < 2 || t > n - 3 ? 0 : distance(before, after);
            add(features, t, before, 1);
            add(features, t, after, -1);
            if (t + HARMONY_REACH < n) {
                add(features, t + HARMONY_REACH, after, 1);
            }
            if (t >= HARMONY_REACH) {
                add(features, t - HARMONY_REACH, before, -1);
            }
        }
        return change;
    }

    private static void add(Features features, int frame, int[] sums, int sign) {
        int at = frame * sums.length;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * features.tones()[at + i];
        }
    }

    private static float distance(int[] a, int[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return aa > 0 && bb > 0 ? (float) Math.max(0, 1 - ab / Math.sqrt(aa * bb)) : 0;
    }
}
