package io.beatframe.music;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of a song. Times are seconds from the start of the song.
 *
 * @param wave loudness for drawing: the peak level of each hundredth of a second, 0 to 1
 * @param onsets for drawing: how much begins to sound in each hundredth of a second, 0 to 1, freed
 *     of the song's loudness
 * @param fit how the beats or the tempo that were given fit the sound
 * @param warnings what a person should know, e.g. that given beats do not fit the sound
 */
public record MusicAnalysis(
        AudioTrack track,
        BeatGrid grid,
        List<Section> sections,
        List<Float> wave,
        List<Float> onsets,
        Optional<BeatFit> fit,
        List<String> warnings) {
    public MusicAnalysis {
        sections = List.copyOf(sections);
        wave = List.copyOf(wave);
        onsets = List.copyOf(onsets);
        warnings = List.copyOf(warnings);
    }
}
