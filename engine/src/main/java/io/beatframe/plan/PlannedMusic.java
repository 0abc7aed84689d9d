package io.beatframe.plan;

import io.beatframe.music.Beat;
import io.beatframe.music.MusicWindow;
import io.beatframe.music.Section;
import java.nio.file.Path;
import java.util.List;

/**
 * The song under the reel.
 *
 * @param window the stretch that is heard, seconds from the start of the song
 * @param beats inside the window, in seconds from the start of the reel
 * @param sections clipped to the window, in seconds from the start of the reel
 */
public record PlannedMusic(
        Path song,
        MusicWindow window,
        double bpm,
        double confidence,
        List<Beat> beats,
        List<Section> sections) {
    public PlannedMusic {
        beats = List.copyOf(beats);
        sections = List.copyOf(sections);
    }
}
