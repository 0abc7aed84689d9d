package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The song under the reel.
 *
 * @param window the stretch that is heard, seconds from the start of the song
 * @param tempos how this tempo, half and twice of it were weighed; plans of before do not say
 * @param beats inside the window, in seconds from the start of the reel
 * @param sections clipped to the window, in seconds from the start of the reel
 */
public record PlannedMusic(
        Path song,
        MusicWindow window,
        double bpm,
        double confidence,
        Optional<TempoScores> tempos,
        List<Beat> beats,
        List<Section> sections) {
    public PlannedMusic {
        beats = List.copyOf(beats);
        sections = List.copyOf(sections);
    }
}
