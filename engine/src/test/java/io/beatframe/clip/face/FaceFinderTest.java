package io.beatframe.clip.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceFinderTest {
    private static final FaceFinder FINDER = FaceFinder.trained();

    @ParameterizedTest
    @CsvSource({
        "320, 180, 90, 80, 60",
        "320, 180, 230, 100, 40",
        "180, 320, 90, 120, 80",
        "320, 320, 160, 140, 120"
    })
    void aFaceIsFoundWhereItIs(int width, int height, int x, int y, int size) {
        assertThat(FINDER.find(width, height, DrawnFace.rgb(width, height, x, y, size)))
                .singleElement()
                .satisfies(face -> {
                    double across = (face.x() + face.width() / 2) * width;
                    double down = (face.y() + face.height() / 2) * height;
                    assertThat(across).isCloseTo(x, within(0.15 * size));
                    assertThat(down).isCloseTo(y, within(0.25 * size));
                    assertThat(face.width() * width).isCloseTo(size, within(0.35 * size));
                    assertThat(face.features().middle() * width).isCloseTo(x, within(0.15 * size));
                    assertThat(face.ears().from()).isLessThan(face.features().from());
                    assertThat(face.ears().to()).isGreaterThan(face.features().to());
                });
    }

    @Test
    void noFaceIsFoundWhereThereIsNone() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] noise = new byte[3 * 320 * 180];
        random.nextBytes(noise);
        assertThat(FINDER.find(320, 180, noise)).isEmpty();
        assertThat(FINDER.find(320, 180, new byte[3 * 320 * 180])).isEmpty();
        assertThat(FINDER.find(1, 1, new byte[3])).isEmpty();
        assertThat(FINDER.find(320, 1, new byte[3 * 320])).isEmpty();
    }
}
