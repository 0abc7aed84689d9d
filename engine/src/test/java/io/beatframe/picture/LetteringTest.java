package io.beatframe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 80;

    private static Picture drawn(double size, String text) {
        Picture picture = new Picture(WIDTH, HEIGHT);
        picture.text(10, 60, size, Lettering.Weight.REGULAR, 0xffffff, 1, text);
        return picture;
    }

    private static long inked(Picture picture) {
        return Arrays.stream(picture.rgb()).filter(pixel -> pixel != 0).count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 20, 36, 56, 80})
    void capitalsReachTheCapHeightAndStandOnTheBaseline(double size) {
        Picture picture = drawn(size, "H");
        int top = HEIGHT;
        int bottom = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if ((picture.pixel(x, y) & 0xff) > 127) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertThat(bottom).isEqualTo(59);
        assertThat(60 - top)
                .isBetween(
                        (int) (size * Lettering.CAP_HEIGHT) - 1,
                        (int) (size * Lettering.CAP_HEIGHT) + 1);
    }

    @Test
    void inkKeepsItsWeightAtEverySize() {
        // A stroke's total ink grows with the square of the size, whatever the sampling.
        double small = ink(drawn(16, "Beat")) / (16 * 16);
        double large = ink(drawn(64, "Beat")) / (64 * 64);
        assertThat(small).isCloseTo(large, org.assertj.core.data.Percentage.withPercentage(3));
    }

    private static double ink(Picture picture) {
        return Arrays.stream(picture.rgb()).map(pixel -> pixel & 0xff).sum() / 255.0;
    }

    @Test
    void widthsAddUpAndGrowWithTheSize() {
        double word = Lettering.width("Beatframe", 20);
        assertThat(word).isBetween(70.0, 100.0);
        assertThat(Lettering.width("Beat", 20) + Lettering.width("frame", 20))
                .isCloseTo(word, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Lettering.width("Beatframe", 40)).isEqualTo(2 * word);
        assertThat(Lettering.width("Beatframe", 20, Lettering.Weight.BOLD)).isGreaterThan(word);
    }

    @Test
    void everyFigureIsAsWideAsTheOthers() {
        for (char figure = '0'; figure <= '9'; figure++) {
            assertThat(Lettering.width(String.valueOf(figure), 20))
                    .isEqualTo(Lettering.width("0", 20));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ÄÖÜßéøÅ",
                "Łódź şİ",
                "Ωδλ ΔE",
                "Привет",
                "♪♫ × · – — … ° ′ ″ Δ → ← ↑ ↓ • ●"
            })
    void theAtlasHasTheSignsWeNeed(String text) {
        for (int character : text.codePoints().toArray()) {
            assertThat(Lettering.width(Character.toString(character), 100)).isNotEqualTo(62.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\udd7a", "舞", "\ud800", "\uffff"})
    void anUnknownSignIsAHollowBox(String text) {
        Picture picture = drawn(40, text);
        assertThat(inked(picture)).isPositive();
        assertThat(picture.pixel(22, 45)).isZero();
    }

    @Test
    void accentsMayBeComposedOrNot() {
        assertThat(drawn(30, "e\u0301").rgb()).isEqualTo(drawn(30, "\u00e9").rgb());
    }

    @Test
    void invisibleSignsTakeNoRoomAndBlanksOne() {
        assertThat(Lettering.width("a\u200d\ufe0f\u0000b", 20))
                .isEqualTo(Lettering.width("ab", 20));
        assertThat(Lettering.width("a\nb\tc", 20)).isEqualTo(Lettering.width("a b c", 20));
    }

    @Test
    void nothingIsDrawnOutsideAndNothingFails() {
        Picture picture = new Picture(20, 20);
        assertThatCode(
                        () -> {
                            for (double x : new double[] {-1e9, -15, 0, 15, 1e9, Double.NaN}) {
                                picture.text(x, x, 30, Lettering.Weight.BOLD, 0xff0000, 1, "M" + x);
                                picture.text(0, 10, x, Lettering.Weight.BOLD, 0xff0000, x, "M");
                            }
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void opacityMixes() {
        Picture faint = new Picture(WIDTH, HEIGHT);
        faint.text(10, 60, 60, Lettering.Weight.BOLD, 0xffffff, 0.5, "I");
        assertThat(Arrays.stream(faint.rgb()).map(pixel -> pixel & 0xff).max().orElse(0))
                .isBetween(127, 129);
    }
}
