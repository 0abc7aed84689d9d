package io.beatframe.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.grade.colour.CieLab;
import io.beatframe.grade.colour.DeltaE00;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchFitTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    @Test
    void equalShotsStayAsTheyAre() {
        ShotSample shot = ShotSample.of(List.of(picture(1)));
        Correction correction = MatchReference.of(shot).match(shot).correction();
        assertThat(correction.exposureStops()).isCloseTo(0, within(1e-6));
        assertThat(correction.warmthRed()).isCloseTo(0, within(1e-6));
        assertThat(correction.saturation()).isCloseTo(1, within(1e-6));
    }

    @Test
    void undoesWhatACameraDid() {
        Correction[] distortions = {
            new Correction(0, 0.45, 0, 0, 1, 1),
            new Correction(0, -0.5, 0, 0, 1, 1),
            new Correction(0, 0, 0.15, -0.15, 1, 1),
            new Correction(0, 0, 0, 0, 1.15, 1),
            new Correction(0, 0, 0, 0, 1, 0.8),
            new Correction(0.004, 0.3, -0.1, 0.1, 0.92, 1.15)
        };
        for (int seed = 1; seed <= 3; seed++) {
            SmallFrame original = picture(seed);
            ShotSample reference = ShotSample.of(List.of(original));
            for (Correction distortion : distortions) {
                SmallFrame distorted = through(original, new CorrectionTransform(distortion, 0));
                ShotSample shot = ShotSample.of(List.of(distorted));
                MatchReference.Match match = MatchReference.of(reference).match(shot);
                double before = deltaE(distorted, original);
                double after = deltaE(through(distorted, match.transform()), original);
                assertThat(after).as("%s, seed %d", distortion, seed).isLessThan(1.2);
                assertThat(after).isLessThan(before / 2);
                assertThat(match.deltaEAfter()).isLessThan(match.deltaEBefore() / 2);
            }
        }
    }

    @Test
    void nightStaysNight() {
        SmallFrame day = picture(4);
        SmallFrame night =
                through(
                        picture(5),
                        new CorrectionTransform(new Correction(0, -3.2, 0, 0, 1, 1), 0));
        Correction correction =
                MatchReference.of(ShotSample.of(List.of(day)))
                        .match(ShotSample.of(List.of(night)))
                        .correction();
        assertThat(correction.exposureStops()).isLessThanOrEqualTo(0.4);
    }

    @Test
    void blackIsLeftAlone() {
        ShotSample black =
                ShotSample.of(List.of(new SmallFrame(WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT])));
        assertThat(MatchReference.of(ShotSample.of(List.of(picture(6)))).match(black).correction())
                .isEqualTo(Correction.NONE);
    }

    /** Blobs of colour before a gradient, with some noise: many hues and tones. */
    private static SmallFrame picture(int seed) {
        Random random = new Random(seed);
        double[][] blobs = new double[14][];
        for (int i = 0; i < blobs.length; i++) {
            blobs[i] = random.doubles(6).toArray();
        }
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] colour = {0.15 + 0.5 * y / HEIGHT, 0.2 + 0.4 * y / HEIGHT, 0.45};
                for (double[] blob : blobs) {
                    double dx = (double) x / WIDTH - blob[0];
                    double dy = (double) y / HEIGHT - blob[1];
                    double share =
                            Math.clamp(1.5 - Math.hypot(dx, dy) / (0.05 + 0.12 * blob[2]), 0, 1);
                    for (int c = 0; c < 3; c++) {
                        colour[c] += share * (0.08 + 0.7 * blob[3 + c] - colour[c]);
                    }
                }
                for (int c = 0; c < 3; c++) {
                    double value = colour[c] + 0.01 * random.nextGaussian();
                    rgb[3 * (y * WIDTH + x) + c] = (byte) Math.round(255 * Math.clamp(value, 0, 1));
                }
            }
        }
        return new SmallFrame(WIDTH, HEIGHT, rgb);
    }

    private static SmallFrame through(SmallFrame frame, Lut3D.Transform transform) {
        byte[] result = new byte[frame.rgb24().length];
        double[] rgb = new double[3];
        for (int i = 0; i < result.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                rgb[c] = (frame.rgb24()[i + c] & 0xff) / 255.0;
            }
            transform.apply(rgb);
            for (int c = 0; c < 3; c++) {
                result[i + c] = (byte) Math.round(255 * rgb[c]);
            }
        }
        return new SmallFrame(frame.width(), frame.height(), result);
    }

    private static double deltaE(SmallFrame one, SmallFrame other) {
        double sum = 0;
        double[] a = new double[3];
        double[] b = new double[3];
        int pixels = one.width() * one.height();
        for (int i = 0; i < pixels; i++) {
            one.pixel(i % one.width(), i / one.width(), a, 0);
            other.pixel(i % other.width(), i / other.width(), b, 0);
            CieLab.fromCode(a);
            CieLab.fromCode(b);
            sum += DeltaE00.between(a, b);
        }
        return sum / pixels;
    }
}
