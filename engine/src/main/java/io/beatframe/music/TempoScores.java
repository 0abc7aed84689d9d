package io.beatframe.music;

import java.util.List;

/**
 * How likely the beats are as they are, and how likely each of those is that are easily taken for
 * them, by what the net hears; all four together make 1.
 *
 * @param half every other beat, from the first or from the second
 * @param asHeard these beats
 * @param twice these and one between any two
 * @param offBeat the moments between these
 */
public record TempoScores(double half, double asHeard, double twice, double offBeat) {
    /** Of beats to which nothing was compared. */
    public static final TempoScores UNRIVALLED = new TempoScores(0, 1, 0, 0);

    public TempoScores {
        double sum = half + asHeard + twice + offBeat;
        if (!(Math.min(Math.min(half, asHeard), Math.min(twice, offBeat)) >= 0
                && Math.abs(sum - 1) < 1e-6)) {
            throw new IllegalArgumentException("Tempo scores of " + sum);
        }
    }

    /**
     * A tempo that was weighed.
     *
     * @param relation as_heard, half or twice
     * @param score 0 to 1
     */
    public record Weighed(String relation, double bpm, double score) {}

    /** What was weighed, the chosen one first; what is left of 1 is for the off-beats. */
    public List<Weighed> around(double bpm) {
        return List.of(
                weighed("as_heard", bpm, asHeard),
                weighed("half", bpm / 2, half),
                weighed("twice", bpm * 2, twice));
    }

    private static Weighed weighed(String relation, double bpm, double score) {
        return new Weighed(
                relation, Math.round(bpm * 100) / 100., Math.round(score * 1000) / 1000.);
    }
}
