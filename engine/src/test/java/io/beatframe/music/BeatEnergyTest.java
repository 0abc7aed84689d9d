package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BeatEnergyTest {
    private static final double[] BEATS = {.5, 1, 1.5, 2};
    private static final Offset<Double> EXACT = within(1e-6);

    @Test
    void tenDecibelsLessAreHalfAsLoud() {
        double[] energy = BeatEnergy.of(BEATS, heard(.1f, .01f, 0, .001f));
        assertThat(energy[0]).isEqualTo(1);
        assertThat(energy[1]).isCloseTo(.5, EXACT);
        assertThat(energy[2]).isZero();
        assertThat(energy[3]).isCloseTo(.25, EXACT);
    }

    @Test
    void theLevelOfTheSongIsNothingToIt() {
        double[] loud = BeatEnergy.of(BEATS, heard(.1f, .05f, .02f, .01f));
        double[] soft = BeatEnergy.of(BEATS, heard(.001f, .0005f, .0002f, .0001f));
        assertThat(soft).containsExactly(loud, EXACT);
    }

    @Test
    void silenceHasNone() {
        assertThat(BeatEnergy.of(BEATS, heard(0, 0, 0, 0))).containsOnly(0);
    }

    @Test
    void beatsAtAndBeyondTheLastFrameAreHeardThere() {
        double[] beats = {2.4, 2.499, 2.7};
        assertThat(BeatEnergy.of(beats, heard(1, 1, 1, .5f))).containsOnly(1);
        assertThat(BeatEnergy.of(new double[] {1}, heard(1, 1, 1, 1))).containsExactly(1);
        assertThat(BeatEnergy.of(new double[0], heard(1, 1, 1, 1))).isEmpty();
    }

    /** 2.5 s: half a second of nothing, then a beat of each power every half second. */
    private static Features heard(float... powers) {
        float[] power = new float[50 + 50 * powers.length];
        for (int f = 50; f < power.length; f++) {
            power[f] = powers[f / 50 - 1];
        }
        int n = power.length;
        return new Features(
                new float[n],
                new float[n],
                new float[n],
                power,
                new float[n * Features.BANDS],
                new short[0],
                new short[0],
                new byte[n],
                1,
                new float[n],
                n * 441L);
    }
}
