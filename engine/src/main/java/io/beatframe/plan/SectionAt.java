package io.beatframe.plan;

import io.beatframe.music.Section;
import java.util.List;

/** The section of the song under a moment of the reel. */
final class SectionAt {
    private SectionAt() {}

    /** The one that holds the moment, or the last one that began before it, or the first. */
    static Section of(List<Section> sections, double seconds) {
        Section found = sections.getFirst();
        for (Section section : sections) {
            if (section.start() <= seconds) {
                found = section;
            }
        }
        return found;
    }
}
