package io.beatframe.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatNetTest {
    /** Frames beyond which nothing sways the net. */
    private static final int REACH = 2200;

    private final BeatNet net = BeatNet.trained();

    @Test
    void strokesOnTheBeatStandOut() {
        FeatureExtractor extractor = new FeatureExtractor();
        float[] sound = strokes(20, .5);
        extractor.hear(sound, sound.length);
        Activations heard = net.hear(NetInputs.of(extractor.finish()));
        for (int beat = 4; beat < 36; beat++) {
            float on = heard.beatNear(beat * .5);
            assertThat(on).isGreaterThan(heard.beatNear(beat * .5 + .25) + 1);
        }
    }

    @Test
    void aLongSongIsHeardLikeItsBeginning() {
        NetInputs whole = noise(12_000);
        NetInputs part =
                new NetInputs(8000, Arrays.copyOf(whole.values(), 8000 / 2 * NetInputs.SIZE));
        Activations ofWhole = net.hear(whole);
        Activations ofPart = net.hear(part);
        int known = 8000 - REACH;
        assertThat(Arrays.copyOf(ofPart.beat(), known))
                .containsExactly(Arrays.copyOf(ofWhole.beat(), known));
        assertThat(Arrays.copyOf(ofPart.downbeat(), known))
                .containsExactly(Arrays.copyOf(ofWhole.downbeat(), known));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 101})
    void aValueForEachFrame(int frames) {
        Activations heard = net.hear(noise(frames));
        assertThat(heard.beat()).hasSize(frames);
        assertThat(heard.downbeat()).hasSize(frames);
        for (float logit : heard.beat()) {
            assertThat(logit).isFinite();
        }
    }

    private static NetInputs noise(int frames) {
        Random random = new Random(5);
        float[] values = new float[(frames + 1) / 2 * NetInputs.SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new NetInputs(frames, values);
    }

    /** Low thuds, the first of four the loudest, each with a click. */
    private static float[] strokes(int seconds, double every) {
        int rate = FeatureExtractor.SAMPLE_RATE;
        float[] sound = new float[seconds * rate];
        Random random = new Random(1);
        for (int beat = 0; beat * every < seconds; beat++) {
            int start = (int) (beat * every * rate);
            double loud = beat % 4 == 0 ? .8 : .5;
            for (int i = 0; i < rate / 5 && start + i < sound.length; i++) {
                double thud = Math.sin(2 * Math.PI * 60 * i / rate) * Math.exp(-i / (.06 * rate));
                double click = random.nextGaussian() * Math.exp(-i / (.01 * rate));
                sound[start + i] += (float) (loud * (thud + .3 * click));
            }
        }
        return sound;
    }
}
