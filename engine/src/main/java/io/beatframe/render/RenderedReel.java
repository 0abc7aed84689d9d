package io.beatframe.render;

import java.nio.file.Path;
import java.util.List;

/**
 * A reel as it came out of the encoder; {@code check} measures it.
 *
 * @param songLoudnessLufs of the window of the song as it came, EBU R 128
 * @param gainDb by which the song was made louder (or softer, when negative)
 * @param limited whether peaks had to be held down for that
 * @param notes what could not be done as planned; empty is good
 */
public record RenderedReel(
        Path file, double songLoudnessLufs, double gainDb, boolean limited, List<String> notes) {
    public RenderedReel {
        notes = List.copyOf(notes);
    }
}
