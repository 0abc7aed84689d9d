package io.beatframe.grade.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColourSpacesTest {
    private static final Offset<Double> CLOSE = within(1e-3);

    @Test
    void whiteIsWhiteEverywhere() {
        double[] lab = {1, 1, 1};
        CieLab.fromCode(lab);
        assertThat(lab).containsExactly(new double[] {100, 0, 0}, CLOSE);
        double[] ok = {1, 1, 1};
        Oklab.fromLight(ok);
        assertThat(ok).containsExactly(new double[] {1, 0, 0}, CLOSE);
    }

    /** Reference values: sRGB red is L* 53.24, a* 80.09, b* 67.20. */
    @Test
    void redIsWhereTheBooksHaveIt() {
        double[] lab = {1, 0, 0};
        CieLab.fromCode(lab);
        assertThat(lab).containsExactly(new double[] {53.24, 80.09, 67.20}, within(0.02));
        double[] ok = {1, 0, 0};
        Oklab.fromLight(ok);
        assertThat(ok).containsExactly(new double[] {0.62796, 0.22486, 0.12585}, CLOSE);
    }

    @Test
    void thereAndBackIsTheSame() {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            double[] rgb = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double[] colour = rgb.clone();
            Srgb.toLight(colour);
            Oklab.fromLight(colour);
            Oklab.toLight(colour);
            Srgb.toCode(colour);
            assertThat(colour).containsExactly(rgb, within(1e-5));
        }
    }

    @Test
    void warmerLightIsRedderAndAsBright() {
        double[] white = {1, 1, 1};
        WhiteShift.towards(2700, 0.2).apply(white);
        assertThat(white[0]).isGreaterThan(1.03);
        assertThat(white[2]).isLessThan(0.85);
        assertThat(Srgb.luminance(white[0], white[1], white[2])).isCloseTo(1, CLOSE);
        double[] cooler = {1, 1, 1};
        WhiteShift.towards(9500, 1).apply(cooler);
        assertThat(cooler[2]).isGreaterThan(1.1);
        double[] same = {0.2, 0.5, 0.7};
        WhiteShift.towards(9500, 0).apply(same);
        assertThat(same).containsExactly(new double[] {0.2, 0.5, 0.7}, CLOSE);
    }
}
