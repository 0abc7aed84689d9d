package io.beatframe.music;

import java.util.List;

/**
 * How loud a song is, for drawing.
 *
 * @param levels the peak of each hundredth of a second, 0 to 1
 * @param warnings what a person should know of the song's file
 */
public record SongWave(List<Float> levels, List<String> warnings) {
    public SongWave {
        levels = List.copyOf(levels);
        warnings = List.copyOf(warnings);
    }
}
