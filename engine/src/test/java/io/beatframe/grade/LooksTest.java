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
    void greyRisesAtEveryStep(Look look) {
        double last = -1;
        for (int code = 0; code < 256; code++) {
            double[] grey = {code / 255.0, code / 255.0, code / 255.0};
            look.apply(grey);
            Srgb.toLight(grey);
            double luminance = Srgb.luminance(grey[0], grey[1], grey[2]);
            assertThat(luminance).as("code %d", code).isGreaterThan(last);
            last = luminance;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void coloursDoNotFold(Look look) {
        Lut3D cube = look.lut();
        int folded = 0;
        for (int b = 1; b < 32; b++) {
            for (int g = 1; g < 32; g++) {
                for (int r = 1; r < 32; r++) {
                    if (determinant(cube, r, g, b) <= 0) {
                        folded++;
                    }
                }
            }
        }
        assertThat(folded / (31.0 * 31 * 31)).isLessThanOrEqualTo(0.01);
    }

    private static double determinant(Lut3D cube, int r, int g, int b) {
        double[][] j = new double[3][3];
        for (int c = 0; c < 3; c++) {
            j[c][0] = cube.node(r + 1, g, b, c) - cube.node(r - 1, g, b, c);
            j[c][1] = cube.node(r, g + 1, b, c) - cube.node(r, g - 1, b, c);
            j[c][2] = cube.node(r, g, b + 1, c) - cube.node(r, g, b - 1, c);
        }
        return j[0][0] * (j[1][1] * j[2][2] - j[1][2] * j[2][1])
                - j[0][1] * (j[1][0] * j[2][2] - j[1][2] * j[2][0])
                + j[0][2] * (j[1][0] * j[2][1] - j[1][1] * j[2][0]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void skinKeepsItsHue(Look look) {
        for (double lightness = 0.3; lightness <= 0.85; lightness += 0.05) {
            for (double chroma = 0.04; chroma <= 0.12; chroma += 0.02) {
                for (int hue = 36; hue <= 72; hue += 4) {
                    double angle = Math.toRadians(hue);
                    double[] rgb = {lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)};
                    Oklab.toLight(rgb);
                    if (Math.min(rgb[0], Math.min(rgb[1], rgb[2])) < 0
                            || Math.max(rgb[0], Math.max(rgb[1], rgb[2])) > 1) {
                        continue;
                    }
                    Srgb.toCode(rgb);
                    look.apply(rgb);
                    Srgb.toLight(rgb);
                    Oklab.fromLight(rgb);
                    if (Math.hypot(rgb[1], rgb[2]) < 0.02) {
                        continue; // black-and-white has no hue to keep
                    }
                    double turn =
                            Math.toDegrees(
                                    Math.IEEEremainder(
                                            Math.atan2(rgb[2], rgb[1]) - angle, 2 * Math.PI));
                    assertThat(Math.abs(turn))
                            .as("L %.2f C %.2f h %d", lightness, chroma, hue)
                            .isLessThanOrEqualTo(8);
                }
            }
        }
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
