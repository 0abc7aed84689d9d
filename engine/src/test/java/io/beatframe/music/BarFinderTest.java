package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFinderTest {
    private static final double[] NOTHING = new double[128];

    @ParameterizedTest
    @CsvSource({"4, 0", "4, 1", "4, 3", "3, 0", "3, 2"})
    void barsBeginWhereTheNetHearsThem(int meter, int first) {
        double[] net = curve(i -> i % meter == first ? 2 : -2);

        assertThat(downbeats(new BarCues(NOTHING, NOTHING, NOTHING, NOTHING, net)))
                .containsExactly(every(meter, first));
    }

    @Test
    void bassAndPhrasesOutweighADoubtfulNet() {
        double[] net = curve(i -> i % 4 == 2 ? -1 : -2);
        double[] bass = curve(i -> i % 4 == 0 ? 1.5 : -.5);
        double[] phrase = curve(i -> i % 8 == 0 ? 2 : -.3);

        assertThat(downbeats(new BarCues(NOTHING, bass, phrase, NOTHING, net)))
                .containsExactly(every(4, 0));
    }

    @Test
    void snaresLieOnTwoAndFour() {
        double[] bass = curve(i -> i % 4 == 1 || i % 4 == 2 ? 1 : -1);
        double[] snares = curve(i -> i % 2 == 0 ? 1 : -1);

        assertThat(downbeats(new BarCues(bass, bass, NOTHING, snares, NOTHING)))
                .containsExactly(every(4, 1));
    }

    @Test
    void oneBeatThatIsMissedCostsOneBar() {
        double[] net = curve(i -> (i < 64 ? i : i + 1) % 4 == 0 ? 3 : -3);

        assertThat(downbeats(new BarCues(NOTHING, NOTHING, NOTHING, NOTHING, net)))
                .startsWith(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56)
                .endsWith(67, 71, 75, 79, 83, 87, 91, 95, 99, 103, 107, 111, 115, 119, 123, 127);
    }

    @Test
    void aBarThatSoundsOtherwiseMovesNothing() {
        double[] net = curve(i -> i % 4 == (i / 4 == 5 ? 2 : 0) ? 3 : -3);

        assertThat(downbeats(new BarCues(NOTHING, NOTHING, NOTHING, NOTHING, net)))
                .containsExactly(every(4, 0));
    }

    private static int[] downbeats(BarCues cues) {
        int[] positions = BarFinder.positions(cues);
        return IntStream.range(0, positions.length).filter(i -> positions[i] == 1).toArray();
    }

    private static int[] every(int meter, int first) {
        return IntStream.range(0, NOTHING.length).filter(i -> i % meter == first).toArray();
    }

    private static double[] curve(IntToDoubleFunction value) {
        return IntStream.range(0, NOTHING.length).mapToDouble(value).toArray();
    }
}
