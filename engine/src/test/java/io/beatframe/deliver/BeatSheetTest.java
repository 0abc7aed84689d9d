package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.AudioTrack;
import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeatSheetTest {
    @TempDir Path folder;

    private static MusicAnalysis song(double seconds, Path name) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i * 0.5 < seconds; i++) {
            beats.add(new Beat(i * 0.5, i % 4 + 1, i % 4 == 0 ? 1 : 0.4, 0.5));
        }
        return new MusicAnalysis(
                new AudioTrack(name, 44100, (long) (seconds * 44100)),
                new BeatGrid(beats, 120, 0.87, TempoScores.UNRIVALLED),
                List.of(new Section(Section.Kind.PEAK, 0, seconds, 0.9)),
                Collections.nCopies((int) (seconds * 100), 0.4f),
                List.of(),
                Optional.empty(),
                List.of());
    }

    @Test
    void aLongSongHasMoreRowsAndAnHourIsNotEndless() {
        Path name = Path.of("song.ogg");
        assertThat(BeatSheet.draw(song(200, name)).height())
                .isGreaterThan(2 * BeatSheet.draw(song(30, name)).height());
        assertThat(BeatSheet.draw(song(3600, name)).height()).isLessThan(10_000);
    }

    @Test
    void everyDownbeatHasALine() {
        Picture sheet = BeatSheet.draw(song(20, Path.of("song.ogg")));
        long accent = Arrays.stream(sheet.rgb()).filter(pixel -> pixel == Tone.ACCENT).count();
        // Ten lines of full strength, 46 high, and the small heading.
        assertThat(accent).isBetween(10L * 44 * 2, 10L * 46 * 3 + 2500);
    }

    @Test
    void writesAPicture() throws Exception {
        Path png = folder.resolve("beats.png");
        BeatSheet.write(png, song(0.4, Path.of("\ud83c\udfb5 " + "x".repeat(200))), false);
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }
}
