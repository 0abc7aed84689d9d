package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import io.beatframe.request.Grading;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LooksTest {

    static List<Look> all() {
        List<Look> looks = new ArrayList<>();
        for (Palette palette : Palette.values()) {
            looks.add(Looks.of(palette));
            for (Style style : Style.values()) {
                looks.add(Looks.of(palette, style));
            }
        }
        return looks;
    }

    @ParameterizedTest
    @MethodSource("all")
    void greysRiseColoursDoNotFoldSkinKeepsItsHueAndBlackIsNotTinted(Look look) {
        LookGates gates = LookGates.of(look);
        assertThat(gates.leastGreyStep()).isPositive();
        assertThat(gates.folded()).isLessThanOrEqualTo(0.01);
        assertThat(gates.skinTurn()).isLessThanOrEqualTo(8);
        assertThat(gates.blackTint()).isLessThan(0.001);
    }

    /** Hard as it is: of eight codes of dark hair it leaves half, and black is black. */
    @Test
    void neonKeepsTheTextureOfWhatIsDark() {
        Look look = Looks.of(Palette.VIBRANT_NEON);
        assertThat(luminanceCode(look, 0)).isEqualTo(0);
        for (int code = 0; code < 64; code += 8) {
            assertThat(luminanceCode(look, code + 8) - luminanceCode(look, code))
                    .as("codes %d to %d", code, code + 8)
                    .isGreaterThan(4);
        }
    }

    private static double luminanceCode(Look look, int grey) {
        double[] rgb = {grey / 255.0, grey / 255.0, grey / 255.0};
        look.apply(rgb);
        Srgb.toLight(rgb);
        return 255 * Srgb.toCode(Srgb.luminance(rgb[0], rgb[1], rgb[2]));
    }

    @Test
    void strengthBlends() {
        Look look = Looks.of(Palette.COOL_MOODY);
        double[] none = {0.4, 0.5, 0.6};
        look.withStrength(0).apply(none);
        assertThat(none).containsExactly(0.4, 0.5, 0.6);
        double[] half = {0.4, 0.5, 0.6};
        double[] full = {0.4, 0.5, 0.6};
        look.withStrength(0.5).apply(half);
        look.apply(full);
        assertThat(half[0]).isBetween(Math.min(0.4, full[0]), Math.max(0.4, full[0]));
        assertThatThrownBy(() -> look.withStrength(1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void palettesPullApart() {
        double[] warm = {0.5, 0.5, 0.5};
        double[] cool = {0.5, 0.5, 0.5};
        Looks.of(Palette.WARM_CINEMATIC).apply(warm);
        Looks.of(Palette.COOL_MOODY).apply(cool);
        assertThat(warm[0] - warm[2]).isGreaterThan(0.03);
        assertThat(cool[2] - cool[0]).isGreaterThan(0.02);
    }

    @Test
    void noirIsNearlyBlackAndWhiteUnderAnyPalette() {
        for (Palette palette : Palette.values()) {
            double[] green = {0.3, 0.6, 0.35};
            Looks.of(palette, Style.FILM_NOIR).apply(green);
            Srgb.toLight(green);
            Oklab.fromLight(green);
            assertThat(Math.hypot(green[1], green[2])).isLessThan(0.035);
        }
    }

    @Test
    void namesAndAliases() {
        assertThat(Looks.names())
                .containsExactly("warm_cinematic", "cool_moody", "vibrant_neon", "film_stock");
        assertThat(Looks.find("Warm")).contains(Palette.WARM_CINEMATIC);
        assertThat(Looks.find("cool")).contains(Palette.COOL_MOODY);
        assertThat(Looks.find("vibrant")).contains(Palette.VIBRANT_NEON);
        assertThat(Looks.find("cinematic")).contains(Palette.FILM_STOCK);
        assertThat(Looks.find("sepia")).isEmpty();
        for (Style style : Style.values()) {
            assertThat(Looks.of(Grading.of(style.palette()), style).name())
                    .isEqualTo(style.palette().id());
        }
    }
}
