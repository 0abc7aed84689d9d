package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.clip.face.FaceFinder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class MeasurerTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private static Picture grey(IntBinaryOperator level) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            byte value = (byte) Math.clamp(level.applyAsInt(i % WIDTH, i / WIDTH), 0, 255);
            rgb[3 * i] = value;
            rgb[3 * i + 1] = value;
            rgb[3 * i + 2] = value;
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    /** Soft blobs, moved by some pixels. */
    private static Picture blobs(long seed, int shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] phases = random.doubles(6, 0, 6).toArray();
        double light = 90 + 60 * random.nextDouble();
        return grey((x, y) ->
                (int)
                        (light
                                + 35 * Math.sin((x - shift) * 0.11 + phases[0])
                                + 25 * Math.sin((x - shift) * 0.05 + y * 0.09 + phases[1])
                                + 20 * Math.sin(y * 0.13 + phases[2])));
    }

    private static Study study(List<Picture> pictures) {
        Measurer measurer = new Measurer(0.125, FaceFinder.trained());
        for (int i = 0; i < pictures.size(); i++) {
            measurer.see(i * 0.125, pictures.get(i));
        }
        return measurer.study(Studies.source("made", false), List.of()).orElseThrow();
    }

    @Test
    void aCutInTheSourceIsFoundAndAPanIsNone() {
        List<Picture> pictures = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int shift = 2 * i;
            pictures.add(
                    i < 9
                            ? blobs(1, shift)
                            : grey((x, y) -> (x + y + shift) / 20 % 2 == 0 ? 240 : 10));
        }
        Study study = study(pictures);
        assertThat(study.stretches())
                .containsExactly(new Study.Stretch(0, 8), new Study.Stretch(9, 19));
    }

    @Test
    void sharpIsSharperThanSoftWhateverTheLight() {
        Picture sharp = grey((x, y) -> (x / 4 + y / 4) % 2 == 0 ? 60 : 180);
        Picture darkSharp = grey((x, y) -> (x / 4 + y / 4) % 2 == 0 ? 30 : 90);
        Picture soft = grey((x, y) -> (int) (120 + 60 * Math.sin(x * 0.4) * Math.sin(y * 0.4)));
        Study study = study(List.of(sharp, darkSharp, soft));
        double bright = study.samples().get(0).sharpness();
        double dark = study.samples().get(1).sharpness();
        assertThat(bright).isGreaterThan(5 * study.samples().get(2).sharpness());
        assertThat(dark).isCloseTo(bright, within(0.5 * bright));
    }

    @Test
    void shakeIsAChangeOfDirectionNotASteadyPan() {
        List<Picture> pan = new java.util.ArrayList<>();
        List<Picture> shaken = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pan.add(blobs(3, 3 * i));
            shaken.add(blobs(3, i % 2 == 0 ? 0 : 3));
        }
        double steady = study(pan).samples().get(6).shake();
        assertThat(steady).isZero();
        assertThat(study(shaken).samples().get(6).shake()).isGreaterThan(0.1);
    }

    @Test
    void blackAndBlownPicturesAreUnusable() {
        Study study =
                study(List.of(grey((x, y) -> 2), grey((x, y) -> 255), grey((x, y) -> 60 + x / 2)));
        assertThat(study.samples().get(0).exposure()).isZero();
        assertThat(study.samples().get(1).exposure()).isZero();
        assertThat(study.samples().get(2).exposure()).isGreaterThan(0.9);
    }

    @Test
    void blackBarsAreNotPartOfThePicture() {
        Picture letterbox = grey((x, y) -> y < 12 || y >= HEIGHT - 12 ? 3 : 60 + x % 40);
        Area active = study(List.of(letterbox, letterbox)).active();
        assertThat(active.y()).isCloseTo(13.0 / HEIGHT, within(1e-9));
        assertThat(active.height()).isCloseTo((HEIGHT - 26.0) / HEIGHT, within(1e-9));
        assertThat(active.width()).isEqualTo(1);
        Picture darkFloor = grey((x, y) -> y >= HEIGHT - 12 ? 3 : 60 + x % 40);
        assertThat(study(List.of(darkFloor)).active()).isEqualTo(Area.WHOLE);
    }
}
