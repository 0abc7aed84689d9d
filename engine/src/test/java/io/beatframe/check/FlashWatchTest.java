package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameSize;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlashWatchTest {
    private static final FrameSize SIZE = new FrameSize(270, 480);
    private static final byte[] BLACK = {16, (byte) 128, (byte) 128};
    private static final byte[] GREY = {100, (byte) 128, (byte) 128};
    private static final byte[] LIGHT = {(byte) 220, (byte) 128, (byte) 128};
    private static final byte[] WHITE = {(byte) 235, (byte) 128, (byte) 128};

    /** bt709's red, and a grey as light. */
    private static final byte[] RED = {63, 102, (byte) 240};

    private static final byte[] AS_LIGHT = {(byte) 132, (byte) 128, (byte) 128};

    @Test
    void countsPairsOfChangesASecond() {
        assertThat(flashes(BLACK, WHITE, 5, 1).mostASecond()).isEqualTo(5);
        assertThat(flashes(BLACK, GREY, 4, 1).mostASecond()).isEqualTo(4);
        assertThat(flashes(BLACK, WHITE, 3, 1).mostASecond()).isEqualTo(3);
        assertThat(flashes(BLACK, WHITE, 5, 1).mostRedASecond()).isZero();
    }

    @Test
    void aQuarterOfThePictureMustFlash() {
        assertThat(flashes(BLACK, WHITE, 5, 0.3).mostASecond()).isEqualTo(5);
        assertThat(flashes(BLACK, WHITE, 5, 0.2).mostASecond()).isZero();
    }

    @Test
    void whatStaysBrightDoesNotFlash() {
        assertThat(flashes(LIGHT, WHITE, 5, 1).mostASecond()).isZero();
    }

    @Test
    void saturatedRedFlashesOfItself() {
        Flashes red = flashes(RED, AS_LIGHT, 5, 1);
        assertThat(red.mostRedASecond()).isEqualTo(5);
        assertThat(red.mostASecond()).isZero();
        assertThat(flashes(BLACK, GREY, 5, 1).mostRedASecond()).isZero();
    }

    @Test
    void aRampIsOneChangeHoweverManyFramesItTakes() {
        FlashWatch watch = new FlashWatch(SIZE, 30);
        for (int i = 0; i < 120; i++) {
            double wave = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 30);
            watch.see(i, frame(new byte[] {(byte) (16 + 219 * wave), -128, -128}, BLACK, 1));
        }
        assertThat(watch.flashes()).isEqualTo(new Flashes(1, 0));
        assertThat(watch.tooMany()).isEmpty();
    }

    @Test
    void namesEachRunOfTooManyOnce() {
        FlashWatch watch = new FlashWatch(SIZE, 30);
        for (int i = 0; i < 300; i++) {
            boolean storm = i < 45 || i > 200;
            watch.see(i, frame(storm && i % 6 < 3 ? WHITE : BLACK, BLACK, 1));
        }
        assertThat(watch.tooMany()).hasSizeBetween(2, 5).first().isEqualTo(24L);
    }

    private static Flashes flashes(byte[] one, byte[] other, int aSecond, double area) {
        FlashWatch watch = new FlashWatch(SIZE, 60);
        for (int i = 0; i < 180; i++) {
            watch.see(i, frame(i * 2 * aSecond / 60 % 2 == 0 ? one : other, one, area));
        }
        return watch.flashes();
    }

    /** The upper part in one colour, the rest in another. */
    private static byte[] frame(byte[] upper, byte[] lower, double area) {
        byte[] yuv = new byte[SIZE.pixels() * 3 / 2];
        int at = 0;
        for (int plane = 0; plane < 3; plane++) {
            int length = plane == 0 ? SIZE.pixels() : SIZE.pixels() / 4;
            Arrays.fill(yuv, at, at + (int) (area * length), upper[plane]);
            Arrays.fill(yuv, at + (int) (area * length), at + length, lower[plane]);
            at += length;
        }
        return yuv;
    }
}
