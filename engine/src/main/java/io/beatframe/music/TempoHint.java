package io.beatframe.music;

import java.util.Arrays;

/** How a tempo that the user gives leads the search for beats. */
final class TempoHint {
    /** The metrical levels at which a listener may have counted. */
    private static final double[] LEVELS = {1, 2, .5, 1.5, 2. / 3, 3, 1. / 3};

    private static final double NEAR = .08;
    private static final double PENALTY = 2;

    private TempoHint() {}

    /** Whether beats at {@code heardBpm} are the user's already. */
    static boolean agrees(double heardBpm, double givenBpm) {
        return Math.abs(heardBpm / givenBpm - 1) <= NEAR;
    }

    /**
     * A prior for a second search. Where the tempo heard is a multiple of the given one, the level
     * is moved and the song may still drift as it did; else the tempo is held near the given one.
     */
    static float[] prior(
            double heardBpm, double shortestHeard, double longestHeard, double givenBpm) {
        double slow = givenBpm * (1 - NEAR);
        double fast = givenBpm * (1 + NEAR);
        for (double level : LEVELS) {
            if (agrees(heardBpm * level, givenBpm)) {
                slow = Math.min(slow, 60 / longestHeard * level);
                fast = Math.max(fast, 60 / shortestHeard * level);
                break;
            }
        }
        float[] prior = new float[BeatDecoder.LONGEST - BeatDecoder.SHORTEST + 1];
        Arrays.fill(prior, 0);
        for (int p = 0; p < prior.length; p++) {
            double bpm = 60. * Features.PER_SECOND / (p + BeatDecoder.SHORTEST);
            prior[p] = bpm < slow || bpm > fast ? (float) -PENALTY : 0;
        }
        return prior;
    }
}
