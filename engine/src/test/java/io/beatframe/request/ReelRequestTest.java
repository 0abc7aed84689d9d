package io.beatframe.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReelRequestTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final String PROMPT = "A lone dancer in a neon city";

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 501, 100_000})
    void promptsOfOtherLengthsAreRefused(int length) {
        refused(
                ErrorCode.PROMPT_LENGTH,
                () -> request("x".repeat(length), NONE, NONE, NONE, List.of()));
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        String tenEmoji = "🎵".repeat(10);
        assertThat(request(tenEmoji, NONE, NONE, NONE, List.of()).prompt()).isEqualTo(tenEmoji);
        refused(
                ErrorCode.PROMPT_LENGTH,
                () ->
                        request(
                                "  nine chars  ".strip().substring(0, 9),
                                NONE,
                                NONE,
                                NONE,
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {59.9, 200.1, 500, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void temposBeyondTheRangeAreRefused(double bpm) {
        refused(
                ErrorCode.BPM_RANGE,
                () -> request(PROMPT, NONE, NONE, OptionalDouble.of(bpm), List.of()));
    }

    @Test
    void unsortedNegativeAndEndlessBeatsAreRefused() {
        for (List<Double> beats :
                List.of(
                        List.of(1.0, 0.5),
                        List.of(1.0, 1.0),
                        List.of(-1.0, 1.0),
                        List.of(0.0, Double.NaN),
                        List.of(0.0, 1e9),
                        List.of(1.0))) {
            refused(ErrorCode.BEATS_INVALID, () -> request(PROMPT, NONE, NONE, NONE, beats));
        }
        assertThatCode(() -> request(PROMPT, NONE, NONE, NONE, List.of(0.0, 0.5)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.99, 181, -5, Double.NaN})
    void durationsBeyondTheRangeAreRefused(double seconds) {
        refused(
                ErrorCode.WINDOW_INVALID,
                () -> request(PROMPT, NONE, OptionalDouble.of(seconds), NONE, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "9:16,draft,540,960",
        "9:16,standard,1080,1920",
        "9:16,4k,2160,3840",
        "1:1,standard,1080,1080",
        "4:5,standard,1080,1350",
        "4:5,draft,540,676",
        "16:9,standard,1920,1080",
        "16:9,draft,960,540"
    })
    void sizesAreThoseOfThePlatforms(String aspect, String quality, int width, int height) {
        assertThat(Aspect.of(aspect).size(Quality.of(quality)))
                .isEqualTo(new FrameSize(width, height));
    }

    @Test
    void whatIsNotSeenDoesNotCount() {
        String unseen = "\u00a0\u0001\u2028\ud800\ufeff ".repeat(4);
        refused(ErrorCode.PROMPT_LENGTH, () -> request(unseen, NONE, NONE, NONE, List.of()));
        refused(
                ErrorCode.PROMPT_LENGTH,
                () -> request("A fox." + unseen, NONE, NONE, NONE, List.of()));
        assertThat(request("A fox" + unseen + "in snow", NONE, NONE, NONE, List.of()).prompt())
                .isEqualTo("A fox in snow");
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Style.of("disco"))
                .hasMessageContaining("disco")
                .hasMessageContaining("vaporwave_neon");
        assertThatThrownBy(() -> Palette.of("a\nb")).hasMessageContaining("a b");
    }

    private static void refused(ErrorCode code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private static ReelRequest request(
            String prompt,
            OptionalDouble start,
            OptionalDouble duration,
            OptionalDouble bpm,
            List<Double> beats) {
        return new ReelRequest(
                Path.of("song.mp3"),
                start,
                duration,
                prompt,
                Style.ENERGETIC_DANCE,
                Palette.WARM_CINEMATIC,
                Grading.of(Palette.WARM_CINEMATIC),
                "previz",
                PlannerChoice.RULES,
                Quality.DRAFT,
                Aspect.PORTRAIT,
                FrameRate.FPS_30,
                new BeatHints(bpm, GivenBeats.at(beats), BeatSpeed.NORMAL, 0),
                1,
                List.of(),
                false,
                Titles.NONE,
                false);
    }
}
