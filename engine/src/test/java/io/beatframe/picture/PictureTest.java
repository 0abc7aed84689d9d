package io.beatframe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void pngKeepsEveryPixel() throws Exception {
        Picture picture = new Picture(7, 5);
        for (int i = 0; i < 35; i++) {
            picture.rgb()[i] = i * 0x070503 & 0xffffff;
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(read.getWidth()).isEqualTo(7);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                assertThat(read.getRGB(x, y) & 0xffffff).isEqualTo(picture.pixel(x, y));
            }
        }
    }

    @Test
    void rectanglesEndWhereTheySayEvenInsideAPixel() {
        Picture picture = new Picture(10, 10);
        picture.rectangle(2, 3, 4.5, 2, 0xffffff, 1);
        assertThat(picture.pixel(2, 3)).isEqualTo(0xffffff);
        assertThat(picture.pixel(5, 4)).isEqualTo(0xffffff);
        assertThat(picture.pixel(6, 3) & 0xff).isBetween(126, 129);
        assertThat(picture.pixel(1, 3)).isZero();
        assertThat(picture.pixel(2, 5)).isZero();
        assertThat(picture.pixel(7, 3)).isZero();
    }

    @Test
    void roundedRectanglesHaveRoundCornersAndStraightEdges() {
        Picture picture = new Picture(40, 40);
        picture.roundedRectangle(5, 5, 30, 30, 10, 0xffffff, 1);
        assertThat(picture.pixel(5, 5)).isZero();
        assertThat(picture.pixel(20, 5)).isEqualTo(0xffffff);
        assertThat(picture.pixel(5, 20)).isEqualTo(0xffffff);
        assertThat(picture.pixel(34, 34)).isZero();
        assertThat(picture.pixel(20, 20)).isEqualTo(0xffffff);
        assertThat(picture.pixel(4, 20)).isZero();
    }

    @Test
    void linesAreAsThickAsTheySay() {
        Picture picture = new Picture(20, 20);
        picture.line(3, 10, 17, 10, 4, 0xffffff, 1);
        double ink = 0;
        for (int y = 0; y < 20; y++) {
            ink += (picture.pixel(10, y) & 0xff) / 255.0;
        }
        assertThat(ink).isEqualTo(4);
    }

    @Test
    void shrinkingKeepsTheMeanAndEnlargingInterpolates() {
        Picture stripes = new Picture(64, 8);
        for (int i = 0; i < stripes.rgb().length; i++) {
            stripes.rgb()[i] = i % 2 == 0 ? 0xffffff : 0;
        }
        Picture small = new Picture(16, 4);
        small.blit(stripes, 0, 0, 16, 4, 1);
        assertThat(Arrays.stream(small.rgb()).map(pixel -> pixel & 0xff).toArray())
                .containsOnly(128);

        Picture two = new Picture(2, 1, new int[] {0, 0xffffff});
        Picture wide = new Picture(8, 1);
        wide.blit(two, 0, 0, 8, 1, 1);
        assertThat(wide.pixel(0, 0)).isZero();
        assertThat(wide.pixel(7, 0)).isEqualTo(0xffffff);
        for (int x = 1; x < 8; x++) {
            assertThat(wide.pixel(x, 0)).isGreaterThanOrEqualTo(wide.pixel(x - 1, 0));
        }
    }

    @Test
    void drawingOutsideIsCutOff() {
        Picture picture = new Picture(10, 10);
        picture.rectangle(-5, -5, 8, 8, 0xff0000, 1);
        picture.disc(100, 100, 5, 0xffffff, 1);
        picture.blit(new Picture(4, 4, filled(16, 0x00ff00)), 8, 8, 6, 6, 1);
        assertThat(picture.pixel(2, 2)).isEqualTo(0xff0000);
        assertThat(picture.pixel(3, 3)).isZero();
        assertThat(picture.pixel(9, 9)).isEqualTo(0x00ff00);
    }

    private static int[] filled(int count, int colour) {
        int[] rgb = new int[count];
        Arrays.fill(rgb, colour);
        return rgb;
    }

    @Test
    void mixingReachesBothEndsExactly() {
        assertThat(Colour.mix(0x123456, 0xfedcba, 0)).isEqualTo(0x123456);
        assertThat(Colour.mix(0x123456, 0xfedcba, 1)).isEqualTo(0xfedcba);
        assertThat(Colour.mix(0x000000, 0xffffff, 0.5)).isEqualTo(0x808080);
    }

    @Test
    void sizeAndPixelsMustAgree() {
        assertThatThrownBy(() -> new Picture(3, 3, new int[8]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
