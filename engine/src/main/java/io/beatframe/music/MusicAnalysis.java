package io.beatframe.music;

import java.util.List;

/**
 * All that is known of a song. Times are seconds from the start of the song.
 *
 * @param wave loudness for drawing: the peak level of each hundredth of a second, 0 to 1
 * @param warnings what a person should know, e.g. that given beats do not fit the sound
 */
public record MusicAnalysis(
        AudioTrack track,
        BeatGrid grid,
        List<Section> sections,
        List<Float> wave,
        List<String> warnings) {
    public MusicAnalysis {
        sections = List.copyOf(sections);
        wave = List.copyOf(wave);
        warnings = List.copyOf(warnings);
    }
}
