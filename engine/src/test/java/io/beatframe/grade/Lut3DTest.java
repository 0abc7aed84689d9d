package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Lut3DTest {

    @Test
    void identityKeepsEveryCode() {
        Lut3D cube = Lut3D.bake(33, rgb -> {});
        byte[] frame = new byte[3 * 4096];
        new Random(1).nextBytes(frame);
        byte[] result = new byte[frame.length];
        cube.apply(frame, result);
        assertThat(result).isEqualTo(frame);
    }

    /** Tetrahedral interpolation is exact for whatever is linear, in every tetrahedron. */
    @Test
    void linearIsExact() {
        Lut3D cube =
                Lut3D.bake(
                        5,
                        rgb -> {
                            double r = rgb[0];
                            rgb[0] = 0.1 + 0.2 * r + 0.3 * rgb[1] + 0.1 * rgb[2];
                            rgb[1] = 0.9 - 0.5 * rgb[2];
                            rgb[2] = 0.5 * r;
                        });
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            double[] c = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double[] expected = {
                0.1 + 0.2 * c[0] + 0.3 * c[1] + 0.1 * c[2], 0.9 - 0.5 * c[2], 0.5 * c[0]
            };
            cube.apply(c);
            assertThat(c).containsExactly(expected, within(1e-6));
        }
    }

    @Test
    void clampsWhatGoesIn() {
        Lut3D cube = Lut3D.bake(17, rgb -> {});
        double[] colour = {-0.5, 1.5, 1};
        cube.apply(colour);
        assertThat(colour).containsExactly(0, 1, 1);
    }

    @Test
    void refusesWhatIsNoColour() {
        assertThatThrownBy(() -> Lut3D.bake(2, rgb -> rgb[1] = Double.NaN))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Lut3D.bake(1, rgb -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
