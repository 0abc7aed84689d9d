package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShotNotesTest {
    private final ShotNotes notes = new ShotNotes();

    @Test
    void whatManyShotsHaveIsToldOnce() {
        notes.add(1, List.of("Blended.", "Enlarged 2 times."));
        notes.add(2, List.of());
        notes.add(3, List.of("Enlarged 3 times.", "Blended."));
        assertThat(notes.lines())
                .containsExactly(
                        "shots 1, 3: Blended.",
                        "shot 1: Enlarged 2 times.",
                        "shot 3: Enlarged 3 times.");
    }

    @Test
    void aFewShotsAreNamed() {
        for (int id = 1; id <= 8; id++) {
            notes.add(id, List.of("Blended."));
        }
        assertThat(notes.lines()).containsExactly("shots 1, 2, 3, 4, 5, 6 and 2 more: Blended.");
    }
}
