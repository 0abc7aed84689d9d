package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkippedTest {
    @Test
    void oneNoteForEachReasonAndNotEveryName() {
        List<Skipped> all = new ArrayList<>();
        all.add(new Skipped("x.txt", "it is no media"));
        for (int i = 0; i < 8; i++) {
            all.add(new Skipped("song" + i, "it has no picture"));
        }
        assertThat(Skipped.notes(all))
                .containsExactly(
                        "Skipped 'x.txt': it is no media.",
                        "Skipped 'song0', 'song1', 'song2', 'song3', 'song4' and 3 more: it has no picture.");
    }
}
