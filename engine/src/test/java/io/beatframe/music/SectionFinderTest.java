package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.demo.Arrangement;
import io.beatframe.music.demo.Band;
import io.beatframe.music.demo.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Songs of ours whose players come and go at known bars. */
class SectionFinderTest {
    private static final Set<Part> CALM = EnumSet.of(Part.PAD, Part.PLUCK);
    private static final Set<Part> HALF = EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.HATS);
    private static final Set<Part> FULL =
            EnumSet.of(Part.PAD, Part.PLUCK, Part.KICK, Part.HATS, Part.BASS, Part.CLAP, Part.LEAD);

    static Stream<Arguments> songs() {
        return Stream.of(
                Arguments.of(
                        1, List.of(CALM, FULL), List.of(Section.Kind.INTRO, Section.Kind.PEAK)),
                Arguments.of(
                        2,
                        List.of(CALM, HALF, FULL),
                        List.of(Section.Kind.INTRO, Section.Kind.BUILD, Section.Kind.PEAK)),
                Arguments.of(
                        3,
                        List.of(FULL, CALM, FULL),
                        List.of(Section.Kind.PEAK, Section.Kind.BREAK, Section.Kind.PEAK)),
                Arguments.of(4, List.of(FULL), List.of(Section.Kind.FLAT)));
    }

    @ParameterizedTest
    @MethodSource("songs")
    void findsWhereThePlayersChange(long seed, List<Set<Part>> parts, List<Section.Kind> kinds) {
        Arrangement base = Arrangement.of(seed, 26);
        int each = base.bars().size() / parts.size();
        List<Set<Part>> bars = new ArrayList<>();
        for (int bar = 0; bar < base.bars().size(); bar++) {
            bars.add(parts.get(Math.min(bar / each, parts.size() - 1)));
        }
        Arrangement song = base.with(bars, List.of(0));
        Features features = heard(song, 22);
        List<Double> downbeats =
                IntStream.range(0, bars.size())
                        .mapToObj(bar -> bar * song.barSeconds())
                        .filter(start -> start < features.seconds())
                        .toList();
        List<Section> sections = SectionFinder.find(downbeats, features);
        assertThat(sections).extracting(Section::kind).isEqualTo(kinds);
        for (int s = 1; s < sections.size(); s++) {
            assertThat(Math.abs(sections.get(s).start() - s * each * song.barSeconds()))
                    .isLessThan(.5);
            assertThat(sections.get(s).start()).isEqualTo(sections.get(s - 1).end());
        }
    }

    /** Without the fade at the end. */
    private static Features heard(Arrangement song, double seconds) {
        float[][] sides = Band.play(song);
        float[] mono = new float[(int) (seconds * FeatureExtractor.SAMPLE_RATE)];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (sides[0][i] + sides[1][i]) / 2;
        }
        FeatureExtractor extractor = new FeatureExtractor();
        extractor.hear(mono, mono.length);
        return extractor.finish();
    }
}
