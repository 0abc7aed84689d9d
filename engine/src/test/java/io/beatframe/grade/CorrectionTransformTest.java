package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.grade.colour.Srgb;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionTransformTest {

    @Test
    void noneChangesNothing() {
        double[] rgb = {0.123, 0.999, 0};
        new CorrectionTransform(Correction.NONE, 1).apply(rgb);
        assertThat(rgb).containsExactly(0.123, 0.999, 0);
    }

    /** Whatever the correction, more light stays more light, and white does not leave the cube. */
    @Test
    void greyRisesUnderAnyCorrection() {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            Correction correction =
                    new Correction(
                            0.02 * random.nextDouble(),
                            2.6 * random.nextDouble() - 1.3,
                            random.nextDouble() - 0.5,
                            random.nextDouble() - 0.5,
                            Math.exp(0.7 * random.nextDouble() - 0.35),
                            Math.exp(0.9 * random.nextDouble() - 0.45));
            CorrectionTransform transform = new CorrectionTransform(correction, 1);
            double last = -1;
            for (int code = 0; code < 256; code += 5) {
                double[] rgb = {code / 255.0, code / 255.0, code / 255.0};
                transform.apply(rgb);
                for (double value : rgb) {
                    assertThat(value).isBetween(0.0, 1.0);
                }
                Srgb.toLight(rgb);
                double luminance = Srgb.luminance(rgb[0], rgb[1], rgb[2]);
                assertThat(luminance).as("%s at %d", correction, code).isGreaterThan(last);
                last = luminance;
            }
        }
    }

    /** Brightening makes room: what was just below white is still told from white. */
    @Test
    void highlightsBendAndAreNotCut() {
        CorrectionTransform brighter =
                new CorrectionTransform(new Correction(0, 0.5, 0, 0, 1, 1), 1);
        double[] light = {0.92, 0.92, 0.92};
        double[] white = {1, 1, 1};
        brighter.apply(light);
        brighter.apply(white);
        assertThat(white[0]).isGreaterThan(0.99);
        assertThat(light[0]).isLessThan(white[0] - 0.02);
    }
}
