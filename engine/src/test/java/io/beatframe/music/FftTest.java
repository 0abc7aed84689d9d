package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 512})
    void agreesWithTheDefinition(int length) {
        Random random = new Random(length);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = random.nextFloat(-1, 1);
        }
        Fft fft = new Fft(length);
        float[] magnitudes = new float[fft.bins()];
        fft.magnitudes(samples, magnitudes);
        for (int bin = 0; bin < fft.bins(); bin++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < length; i++) {
                re += samples[i] * Math.cos(2 * Math.PI * bin * i / length);
                im -= samples[i] * Math.sin(2 * Math.PI * bin * i / length);
            }
            assertThat((double) magnitudes[bin]).isCloseTo(Math.hypot(re, im), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 100})
    void refusesOtherLengths(int length) {
        assertThatThrownBy(() -> new Fft(length)).isInstanceOf(IllegalArgumentException.class);
    }
}
