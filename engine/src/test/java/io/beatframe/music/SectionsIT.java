package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.demo.WavFile;
import io.beatframe.progress.Progress;
import io.beatframe.testing.SectionScore;
import io.beatframe.testing.SectionedSong;
import io.beatframe.testing.SectionedSong.Structure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds us to what {@code ./bench sections} prints, over a song of each structure. */
class SectionsIT {
    private static final long SEED = 103;

    @TempDir Path folder;

    @Test
    void sectionsOfMadeSongsFromTheSoundAlone() throws IOException {
        SectionScore sum = SectionScore.NONE;
        for (Structure structure : Structure.values()) {
            SectionedSong song = SectionedSong.play(structure, SEED);
            Path wav = folder.resolve("song.wav");
            WavFile.write(wav, new float[][] {song.mono()});
            List<Section> found =
                    SongAnalyser.analyse(Ffmpeg.locate(), wav, Hints.NONE, Progress.SILENT)
                            .sections();
            if (structure.flat()) {
                assertThat(found)
                        .as(structure.name())
                        .extracting(Section::kind)
                        .containsExactly(Section.Kind.FLAT);
            }
            sum = sum.plus(SectionScore.of(song.truth(), found));
        }
        assertThat(sum.recall()).isGreaterThanOrEqualTo(.9);
        assertThat(sum.precision()).isGreaterThanOrEqualTo(.9);
        assertThat(sum.labels()).isGreaterThanOrEqualTo(.85);
    }
}
