package io.beatframe.music;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The beats of a song in rising order.
 *
 * @param bpm the median tempo
 * @param confidence that the tempo and phase are right, 0 to 1: how clear the beats are, times
 *     {@link TempoScores#asHeard}. It ranks songs; it is no share of beats that are right.
 * @param scores of half the tempo and twice the tempo beside it
 */
public record BeatGrid(List<Beat> beats, double bpm, double confidence, TempoScores scores) {
    public BeatGrid {
        beats = List.copyOf(beats);
        for (int i = 1; i < beats.size(); i++) {
            if (beats.get(i).seconds() <= beats.get(i - 1).seconds()) {
                throw new IllegalArgumentException("Beats must rise, at index " + i);
            }
        }
    }

    /** Beats a bar, as most bars have; 0 where no bar is whole. */
    public int meter() {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 1; i < beats.size(); i++) {
            if (beats.get(i).downbeat()) {
                counts.merge(beats.get(i - 1).positionInBar(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
