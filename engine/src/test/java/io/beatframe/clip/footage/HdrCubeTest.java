package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HdrCubeTest {
    @ParameterizedTest
    @EnumSource
    void greyStaysGreyAndRises(HdrCube cube) {
        double before = -1;
        for (int i = 0; i <= 100; i++) {
            double coded = i / 100.0;
            double[] sdr = cube.sdr(coded, coded, coded);
            assertThat(sdr[1]).isCloseTo(sdr[0], within(1e-3));
            assertThat(sdr[2]).isCloseTo(sdr[0], within(1e-3));
            assertThat(sdr[0]).isBetween(before - 1e-6, 1.0);
            before = sdr[0];
        }
        assertThat(before).isCloseTo(1, within(1e-6));
    }

    /** BT.2408: reference white is 58 % of PQ and 75 % of HLG. */
    @ParameterizedTest
    @EnumSource
    void referenceWhiteIsBrightButNotBlown(HdrCube cube) {
        double white = cube == HdrCube.PQ ? 0.5807 : 0.75;
        assertThat(cube.sdr(white, white, white)[0]).isBetween(0.82, 0.92);
    }

    @ParameterizedTest
    @EnumSource
    void bothCodingsOfOneLightBecomeTheSameColour(HdrCube cube) {
        // 50 nits: PQ 0.4403; HLG on a display of 1000 nits: scene light 0.0823, coded 0.4957.
        double coded = cube == HdrCube.PQ ? 0.44028 : 0.49707;
        double expected = Math.pow(50 / 203.0, 1 / 2.4);
        assertThat(cube.sdr(coded, coded, coded)[0]).isCloseTo(expected, within(0.004));
    }

    @ParameterizedTest
    @EnumSource
    void theStrongestColoursStayInRangeAndKeepTheirHue(HdrCube cube) {
        double[] red = cube.sdr(0.6, 0.1, 0.1);
        for (double level : red) {
            assertThat(level).isBetween(0.0, 1.0);
        }
        assertThat(red[0]).isGreaterThan(2 * red[1]).isGreaterThan(2 * red[2]);
    }
}
