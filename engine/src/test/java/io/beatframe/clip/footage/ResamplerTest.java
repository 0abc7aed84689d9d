package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameSize;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    private static final FrameSize SIZE = new FrameSize(32, 48);

    private static Picture ramp(int width, int height, double step) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            byte level = (byte) Math.round(20 + step * (i % width));
            rgb[3 * i] = level;
            rgb[3 * i + 1] = level;
            rgb[3 * i + 2] = level;
        }
        return new Picture(width, height, rgb);
    }

    @Test
    void wholePictureAtItsOwnSizeStaysAsItIs() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] rgb = new byte[3 * SIZE.pixels()];
        random.nextBytes(rgb);
        byte[] frame = new Resampler(new Picture(32, 48, rgb), SIZE).frame(Area.WHOLE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertThat(frame[4 * i]).isEqualTo(rgb[3 * i + 2]);
            assertThat(frame[4 * i + 1]).isEqualTo(rgb[3 * i + 1]);
            assertThat(frame[4 * i + 2]).isEqualTo(rgb[3 * i]);
        }
    }

    @Test
    void aQuarterOfAPixelIsAQuarterOfTheStep() {
        // 8 levels a pixel, so a shift by a quarter of a pixel is 2 levels.
        Resampler resampler = new Resampler(ramp(30, 48, 8), new FrameSize(16, 48));
        byte[] still = resampler.frame(new Area(5 / 30.0, 0, 16 / 30.0, 1)).clone();
        byte[] shifted = resampler.frame(new Area(5.25 / 30, 0, 16 / 30.0, 1));
        for (int i = 0; i < 16 * 48; i++) {
            assertThat((shifted[4 * i] & 0xff) - (still[4 * i] & 0xff)).isBetween(1, 3);
        }
    }

    @Test
    void evenColourStaysEvenAtAnyZoomAndPlace() {
        SplittableRandom random = new SplittableRandom(7);
        Picture grey = ramp(90, 70, 0);
        Resampler resampler = new Resampler(grey, SIZE);
        for (int i = 0; i < 100; i++) {
            double width = 0.05 + 0.95 * random.nextDouble();
            double height = 0.05 + 0.95 * random.nextDouble();
            Area area =
                    new Area(
                            random.nextDouble() * (1 - width),
                            random.nextDouble() * (1 - height),
                            width,
                            height);
            byte[] frame = resampler.frame(area);
            for (int at = 0; at < frame.length; at += 4) {
                assertThat(frame[at]).as(area.toString()).isBetween((byte) 19, (byte) 20);
            }
        }
    }
}
