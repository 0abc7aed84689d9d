package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.request.BeatSpeed;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions in the bar, a digit a beat; a dot is a beat that is left out. */
class GridSpeedTest {
    @ParameterizedTest
    @CsvSource({
        "1234123412341, 1.2.1.2.1.2.1",
        "34123412, 2.1.2.1.",
        "4123412341, .1.2.1.2.1",
        "234123412, .2.1.2.1.",
        "12312312312312, 1.2.3.1.2.3.1.",
        "23123123123123, 3.1.2.3.1.2.3.",
        "12121212121, 1.2.1.2.1.2",
        "123456123456, 1.2.3.1.2.3.",
        // A bar of five among bars of four, and one of one beat.
        "123412345123412, 1.2.1.2..1.2.1.",
        "12341123412, 1.2.11.2.1.",
    })
    void halfKeepsTheBars(String positions, String kept) {
        String shorter = kept.replaceAll("\\.+$", "");
        List<PlacedBeat> half = GridSpeed.at(BeatSpeed.HALF, beats(positions));
        StringBuilder seen = new StringBuilder(".".repeat(positions.length()));
        half.forEach(b -> seen.setCharAt((int) b.seconds(), digit(b)));
        assertThat(seen.toString().replaceAll("\\.+$", "")).isEqualTo(shorter);
    }

    @ParameterizedTest
    @CsvSource({"12341234, 123456781234567", "3412, 5678123", "123123, 12345612345"})
    void twiceKeepsTheBars(String positions, String twice) {
        List<PlacedBeat> beats = GridSpeed.at(BeatSpeed.DOUBLE, beats(positions));
        assertThat(beats.stream().map(b -> "" + digit(b)).collect(Collectors.joining()))
                .isEqualTo(twice);
        assertThat(PlacedBeat.seconds(beats)[1]).isEqualTo(.5);
        assertThat(beats.get(2).strength()).hasValue(.7);
        assertThat(beats.get(1).strength()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void halfOfTwiceIsTheSame(int meter) {
        Random random = new Random(meter);
        for (int run = 0; run < 50; run++) {
            int offset = random.nextInt(meter);
            String positions =
                    IntStream.range(offset, offset + 20 + random.nextInt(20))
                            .mapToObj(i -> String.valueOf(i % meter + 1))
                            .collect(Collectors.joining());
            List<PlacedBeat> beats = beats(positions);
            assertThat(GridSpeed.at(BeatSpeed.HALF, GridSpeed.at(BeatSpeed.DOUBLE, beats)))
                    .isEqualTo(beats);
        }
    }

    @Test
    void normalIsAsItWas() {
        List<PlacedBeat> beats = beats("3412");
        assertThat(GridSpeed.at(BeatSpeed.NORMAL, beats)).isSameAs(beats);
    }

    private static char digit(PlacedBeat beat) {
        return (char) ('0' + beat.positionInBar());
    }

    private static List<PlacedBeat> beats(String positions) {
        return IntStream.range(0, positions.length())
                .mapToObj(i -> new PlacedBeat(i, positions.charAt(i) - '0', OptionalDouble.of(.7)))
                .toList();
    }
}
