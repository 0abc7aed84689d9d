package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.music.Beat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickMixerTest {
    private static final int RATE = 48_000;
    private static final List<Beat> BEATS =
            List.of(
                    new Beat(0, 1, 1, 1),
                    new Beat(.1234, 2, 1, 1),
                    new Beat(.15, 3, 1, 1),
                    new Beat(.9999, 1, 1, 1),
                    new Beat(2, 2, 1, 1));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 441, 16_384, RATE})
    void theSameInBlocksOfAnySize(int block) {
        float[] whole = new float[2 * RATE];
        new ClickMixer(BEATS, 1, RATE).mix(whole, whole.length);
        float[] parts = new float[2 * RATE];
        ClickMixer mixer = new ClickMixer(BEATS, 1, RATE);
        for (int at = 0; at < RATE; at += block) {
            int frames = Math.min(block, RATE - at);
            float[] part = new float[2 * frames];
            mixer.mix(part, part.length);
            System.arraycopy(part, 0, parts, 2 * at, part.length);
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void clicksBeginOnTheSampleOfTheirBeatInBothEars() {
        float[] sound = new float[2 * RATE];
        new ClickMixer(BEATS, 1, RATE).mix(sound, sound.length);
        assertThat(firstSound(sound, 0)).isZero();
        assertThat(firstSound(sound, 3000)).isEqualTo(Math.round(.1234 * RATE));
        assertThat(firstSound(sound, 40_000)).isEqualTo(Math.round(.9999 * RATE));
        for (int i = 0; i < sound.length; i += 2) {
            assertThat(sound[i]).isEqualTo(sound[i + 1]);
        }
    }

    @Test
    void downbeatsAreAnOctaveHigher() {
        float[] sound = new float[2 * RATE];
        new ClickMixer(List.of(BEATS.get(0), new Beat(.5, 2, 1, 1)), 1, RATE)
                .mix(sound, sound.length);
        assertThat(crossings(sound, 0)).isCloseTo(2 * crossings(sound, RATE / 2), within(1));
    }

    @Test
    void theLoudestSongIsNotClipped() {
        Random random = new Random(1);
        float[] sound = new float[2 * RATE];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = random.nextBoolean() ? 1.1f : -1.1f;
        }
        new ClickMixer(BEATS, 1, RATE).mix(sound, sound.length);
        for (float sample : sound) {
            assertThat(Math.abs(sample)).isLessThan(.98f);
        }
    }

    /** The first frame from here on that is not still; the first sample of a sine is 0. */
    private static long firstSound(float[] sound, int from) {
        int at = from;
        while (sound[2 * at] == 0) {
            at++;
        }
        return at - 1;
    }

    private static int crossings(float[] sound, int from) {
        int count = 0;
        for (int i = from + 1; i < from + RATE / 100; i++) {
            count += sound[2 * i] * sound[2 * i - 2] < 0 ? 1 : 0;
        }
        return count;
    }
}
