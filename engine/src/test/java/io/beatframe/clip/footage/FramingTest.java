package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.time.FrameSize;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final FrameSize PORTRAIT = new FrameSize(540, 960);

    private static Area framed(int spotX, double subjectX) {
        return Framing.around(
                Studies.saliency(320, 180, spotX, 90),
                Heads.NONE,
                Area.WHOLE,
                16.0 / 9,
                PORTRAIT,
                1,
                subjectX);
    }

    @Test
    void portraitFollowsTheSubjectOfALandscape() {
        for (int spot : new int[] {70, 110, 160, 220, 250}) {
            Area area = framed(spot, 0.5);
            assertThat(area.centreX()).isCloseTo(spot / 320.0, within(0.05));
            assertThat(area.height()).isEqualTo(1);
        }
    }

    @Test
    void subjectStandsOnThePlannedThird() {
        for (double third : new double[] {1.0 / 3, 2.0 / 3}) {
            Area area = framed(160, third);
            assertThat((0.5 - area.x()) / area.width()).isCloseTo(third, within(0.12));
        }
    }

    @Test
    void nothingIsSquashedAndNothingLiesOutside() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 300; i++) {
            int width = random.nextInt(20, 400);
            int height = random.nextInt(20, 400);
            FrameSize size =
                    new FrameSize(2 * random.nextInt(50, 600), 2 * random.nextInt(50, 600));
            double bar = random.nextDouble() * 0.2;
            Area active = new Area(bar, bar / 2, 1 - 2 * bar, 1 - bar);
            double aspect = (double) width / height;
            Area area =
                    Framing.around(
                            Studies.saliency(
                                    width, height, random.nextInt(width), random.nextInt(height)),
                            Heads.NONE,
                            active,
                            aspect,
                            size,
                            1 + random.nextDouble(),
                            random.nextDouble());
            assertThat(aspect * area.width() / area.height())
                    .isCloseTo(size.aspect(), within(1e-6 * size.aspect()));
            assertThat(area.x()).isGreaterThanOrEqualTo(active.x() - 1e-9);
            assertThat(area.y()).isGreaterThanOrEqualTo(active.y() - 1e-9);
            assertThat(area.x() + area.width())
                    .isLessThanOrEqualTo(active.x() + active.width() + 1e-9);
            assertThat(area.y() + area.height())
                    .isLessThanOrEqualTo(active.y() + active.height() + 1e-9);
        }
    }
}
