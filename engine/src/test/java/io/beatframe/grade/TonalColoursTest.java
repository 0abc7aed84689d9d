package io.beatframe.grade;

import static io.beatframe.grade.MadePictures.filmed;
import static io.beatframe.grade.MadePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TonalColoursTest {
    /** Half a code of noise is no difference, and a wrong exposure is one. */
    @Test
    void toldFromNoise() {
        for (int seed = 11; seed <= 14; seed++) {
            SmallFrame frame = picture(seed);
            ShotSample shot = ShotSample.of(List.of(frame));
            TonalColours plain = TonalColours.of(shot, rgb -> {});
            Random random = new Random(seed);
            TonalColours noisy =
                    TonalColours.of(
                            shot,
                            rgb -> {
                                for (int i = 0; i < 3; i++) {
                                    double noise = (random.nextDouble() - 0.5) / 255;
                                    rgb[i] = Math.clamp(rgb[i] + noise, 0, 1);
                                }
                            });
            SmallFrame brighter = filmed(frame, new Correction(0, 0.4, 0.1, -0.1, 1, 1));
            TonalColours wrong = TonalColours.of(ShotSample.of(List.of(brighter)), rgb -> {});
            assertThat(plain.distance(plain)).isZero();
            assertThat(noisy.distance(plain)).isLessThan(0.35);
            assertThat(wrong.distance(plain)).isGreaterThan(4);
        }
    }
}
