package io.beatframe.music;

import java.util.List;

/**
 * The beats of a song in rising order.
 *
 * @param bpm the median tempo
 * @param confidence that the tempo and phase are right, 0 to 1
 */
public record BeatGrid(List<Beat> beats, double bpm, double confidence) {
    public BeatGrid {
        beats = List.copyOf(beats);
        for (int i = 1; i < beats.size(); i++) {
            if (beats.get(i).seconds() <= beats.get(i - 1).seconds()) {
                throw new IllegalArgumentException("Beats must rise, at index " + i);
            }
        }
    }
}
