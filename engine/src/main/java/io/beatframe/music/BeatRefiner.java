package io.beatframe.music;

/** Moves beats from whole frames onto the onset they belong to. */
final class BeatRefiner {
    private static final int REACH = 3;

    /** The flux peaks this long after the attack begins, measured on songs with exact truth. */
    private static final double LATE_SECONDS = .004;

    private BeatRefiner() {}

    static double[] seconds(int[] beatFrames, float[] onsets) {
        double[] seconds = new double[beatFrames.length];
        for (int i = 0; i < beatFrames.length; i++) {
            seconds[i] =
                    Math.max(0, frame(beatFrames[i], onsets) / Features.PER_SECOND - LATE_SECONDS);
        }
        return seconds;
    }

    private static double frame(int beat, float[] onsets) {
        int best = beat;
        for (int f = Math.max(0, beat - REACH);
                f <= Math.min(onsets.length - 1, beat + REACH);
                f++) {
            if (onsets[f] > onsets[best]) {
                best = f;
            }
        }
        if (best <= 0
                || best >= onsets.length - 1
                || onsets[best] <= 0
                || onsets[best - 1] > onsets[best]
                || onsets[best + 1] > onsets[best]) {
            return beat;
        }
        double before = onsets[best - 1];
        double after = onsets[best + 1];
        double bend = before - 2 * onsets[best] + after;
        return bend < 0 ? best + .5 * (before - after) / bend : best;
    }
}
