package io.beatframe.music;

/** Where the tones that sound give way to others. */
final class HarmonicChange {
    private HarmonicChange() {}

    /**
     * For each frame one minus the cosine between the mean tones before and after it.
     *
     * @param reach frames before and after
     * @param tones of the lowest tones so many are heard
     */
    static float[] of(Features features, int reach, int tones) {
        int n = features.frames();
        float[] change = new float[n];
        int[] before = new int[tones];
        int[] after = new int[tones];
        // Running sums over [t - reach, t) and [t, t + reach).
        for (int t = 0; t < Math.min(reach, n); t++) {
            add(features, t, after, 1);
        }
        for (int t = 0; t < n; t++) {
            change[t] = t < 2 || t > n - 3 ? 0 : distance(before, after);
            add(features, t, before, 1);
            add(features, t, after, -1);
            if (t + reach < n) {
                add(features, t + reach, after, 1);
            }
            if (t >= reach) {
                add(features, t - reach, before, -1);
            }
        }
        return change;
    }

    private static void add(Features features, int frame, int[] sums, int sign) {
        int at = frame * features.toneCount();
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
