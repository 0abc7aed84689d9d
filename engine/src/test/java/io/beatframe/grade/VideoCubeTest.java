package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import io.beatframe.grade.colour.VideoPlanes;
import io.beatframe.request.Palette;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VideoCubeTest {
    private static final int COLOURS = 20_000;

    /** bt709 codes of 8 bits as 16-bit codes of one, in the cube's order: Cr, Y', Cb. */
    private static double[] coded(double luma, double cb, double cr) {
        return new double[] {cr * 256 / 65535, luma * 256 / 65535, cb * 256 / 65535};
    }

    @Test
    void nothingStaysNothing() {
        Lut3D nothing = VideoCube.of(Lut3D.bake(33, rgb -> {}));
        for (double[] colour :
                new double[][] {
                    coded(16, 128, 128),
                    coded(235, 128, 128),
                    coded(126, 128, 128),
                    coded(63, 102, 240),
                    coded(173, 42, 26),
                    coded(32, 240, 118)
                }) {
            double[] image = colour.clone();
            nothing.apply(image);
            assertThat(image).containsExactly(colour, offset(2e-6));
        }
    }

    /** What a compressor makes of an edge lies outside RGB: it stays near where it was. */
    @Test
    void whatIsNoColourStaysNearOne() {
        Lut3D look = VideoCube.of(Looks.of(Palette.WARM_CINEMATIC).lut());
        double[] white = coded(235, 128, 128);
        double[] whiter = coded(245, 128, 128);
        look.apply(white);
        look.apply(whiter);
        assertThat(whiter[1]).isBetween(white[1], white[1] + 12 * 256 / 65535.0);
        assertThat(whiter[0]).isEqualTo(white[0], offset(0.01));
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void itIsTheLookItself(Palette palette) {
        Look look = Looks.of(palette);
        Lut3D video = VideoCube.of(look.lut());
        Random random = new Random(709);
        double[] errors = new double[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            double grey = random.nextDouble();
            double[] colour = new double[3];
            for (int c = 0; c < 3; c++) {
                colour[c] = Math.clamp(grey + 0.15 * random.nextGaussian(), 0, 1);
            }
            double[] exact = colour.clone();
            look.apply(exact);
            double[] ours = colour.clone();
            VideoPlanes.fromRgb(ours);
            video.apply(ours);
            VideoPlanes.toRgb(ours);
            CieLab.fromCode(exact);
            CieLab.fromCode(ours);
            errors[i] = DeltaE00.between(exact, ours);
        }
        Arrays.sort(errors);
        assertThat(Arrays.stream(errors).average().orElseThrow()).isLessThan(0.25);
        assertThat(errors[COLOURS * 99 / 100]).isLessThan(2);
    }
}
