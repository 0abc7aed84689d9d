package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.SectionScore;
import io.beatframe.testing.SectionedSong;
import io.beatframe.testing.SectionedSong.Structure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Short songs of ours whose players come and go at known bars; {@code ./bench sections} has more.
 */
class SectionFinderTest {
    @ParameterizedTest
    @CsvSource({
        "ARC, 0",
        "RISERS, 1",
        "BREAKDOWN, 2",
        "FADE_IN, 2",
        "MUFFLED, 1",
        "FLAT_LOUD, 0",
        "FLAT_CALM, 1",
        "FLAT_GROOVE, 0",
    })
    void findsWhereThePlayersChange(Structure structure, long seed) {
        SectionedSong song = SectionedSong.play(structure, seed);
        FeatureExtractor extractor = new FeatureExtractor();
        extractor.hear(song.mono(), song.mono().length);
        List<Section> sections = SectionFinder.find(song.barStarts(), extractor.finish());
        assertThat(sections)
                .extracting(Section::kind)
                .isEqualTo(song.truth().stream().map(Section::kind).toList());
        SectionScore score = SectionScore.of(song.truth(), sections);
        assertThat(score.near()).isEqualTo(score.expected());
        for (int s = 1; s < sections.size(); s++) {
            assertThat(sections.get(s).start()).isEqualTo(sections.get(s - 1).end());
            assertThat(song.barStarts()).contains(sections.get(s).start());
        }
        assertThat(sections.getFirst().start()).isZero();
        assertThat(sections.getLast().end()).isEqualTo(song.seconds());
    }
}
