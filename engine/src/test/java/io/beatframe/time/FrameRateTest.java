package io.beatframe.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRateTest {
    static Stream<FrameRate> rates() {
        return Stream.of(
                FrameRate.FPS_24,
                FrameRate.FPS_25,
                FrameRate.FPS_29_97,
                FrameRate.FPS_30,
                FrameRate.FPS_60,
                new FrameRate(24000, 1001));
    }

    @Test
    void thirtySecondsOfNtscAre899Frames() {
        assertThat(FrameRate.FPS_29_97.frameAt(30)).isEqualTo(899);
        assertThat(FrameRate.FPS_30.frameAt(30)).isEqualTo(900);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void everyFrameIsNearestToItsOwnTime(FrameRate rate) {
        for (long frame = 0; frame < 20_000; frame += 7) {
            assertThat(rate.frameAt(rate.secondsAt(frame))).isEqualTo(frame);
        }
    }

    @ParameterizedTest
    @MethodSource("rates")
    void noTimeIsFurtherThanHalfAFrameFromItsFrame(FrameRate rate) {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            double seconds = random.nextDouble() * 600;
            double error = rate.secondsAt(rate.frameAt(seconds)) - seconds;
            assertThat(Math.abs(error)).isLessThanOrEqualTo(0.5 / rate.perSecond() + 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("rates")
    void readsWhatItPrints(FrameRate rate) {
        assertThat(FrameRate.parse(rate.toString())).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30fps", "29.97", "30/0", "-30", "1/2/3", "30/", "99999999999", "NaN"})
    void refusesRubbishInWords(String text) {
        assertThatThrownBy(() -> FrameRate.parse(text))
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.FPS_UNKNOWN));
    }
}
