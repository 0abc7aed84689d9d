package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColourStatisticsTest {
    private static final Offset<Double> CLOSE = within(0.05);

    @Test
    void framesOfOneColour() {
        ColourStatistics statistics =
                ColourStatistics.of(List.of(flat(200, 100, 100), flat(100, 50, 50)));
        assertThat(statistics.frameCount()).isEqualTo(2);
        assertThat(statistics.brightness())
                .isEqualTo(new ColourStatistics.Range(150, 50, 100, 200));
        assertThat(statistics.saturation().mean()).isCloseTo(50, CLOSE);
        assertThat(statistics.hue()).isCloseTo(0, CLOSE);
        assertThat(statistics.hueSpread()).isCloseTo(0, CLOSE);
        assertThat(statistics.dominantColours())
                .extracting(ColourStatistics.DominantColour::hex)
                .containsExactlyInAnyOrder("#c86464", "#643232");
    }

    /** The plain mean of 355° and 5° would be 180°, cyan. */
    @Test
    void hueGoesRoundTheCircle() {
        ColourStatistics statistics =
                ColourStatistics.of(List.of(flat(240, 0, 20), flat(240, 20, 0)));
        assertThat(Math.IEEEremainder(statistics.hue(), 360)).isCloseTo(0, CLOSE);
        assertThat(statistics.hueSpread()).isBetween(4.0, 6.0);
    }

    @Test
    void greyHasNoHue() {
        ColourStatistics statistics = ColourStatistics.of(List.of(flat(90, 90, 90)));
        assertThat(statistics.saturation().mean()).isZero();
        assertThat(statistics.hueSpread()).isEqualTo(180);
        assertThat(statistics.dominantColours())
                .containsExactly(new ColourStatistics.DominantColour("#5a5a5a", 1));
    }

    private static SmallFrame flat(int red, int green, int blue) {
        byte[] rgb = new byte[3 * 32 * 32];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new SmallFrame(32, 32, rgb);
    }
}
