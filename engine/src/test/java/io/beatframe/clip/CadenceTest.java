package io.beatframe.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
    @ParameterizedTest
    @CsvSource({
        "30, 1, 30, 45, false, PLAIN",
        "60, 1, 30, 45, false, PLAIN",
        "60, 0.5, 30, 45, false, PLAIN",
        "24, 1, 25, 45, false, PLAIN",
        "24, 1, 30, 45, false, BLENDED",
        "25, 1, 60, 45, false, INTERPOLATED",
        "16, 1, 30, 45, false, INTERPOLATED",
        "30, 0.5, 30, 45, false, INTERPOLATED",
        "30, 0.5, 30, 45, true, BLENDED",
        "30, 0.5, 30, 300, false, BLENDED",
        "5, 1, 30, 45, false, PLAIN"
    })
    void dependsOnWhatIsMissing(
            double filmed, double speed, int rate, long frames, boolean fast, Cadence expected) {
        assertThat(Cadence.of(filmed, speed, new FrameRate(rate, 1), frames * 1080 * 1920, fast))
                .isEqualTo(expected);
    }
}
