package io.beatframe.clip.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast loops beside the sums as they are defined. */
class StepsTest {
    private static Maps random(SplittableRandom random, int channels, int height, int width) {
        Maps maps = Maps.of(channels, height, width);
        fill(random, maps.values());
        return maps;
    }

    private static float[] fill(SplittableRandom random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    /** Zero outside of the picture. */
    private static double padded(Maps maps, int channel, int row, int column) {
        boolean inside = row >= 0 && row < maps.height() && column >= 0 && column < maps.width();
        return inside ? maps.at(channel, row, column) : 0;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 7, 5", "3, 2, 3, 8", "3, 1, 6, 3"})
    void convolutionsAreTheirSums(int side, int stride, int channels, int outputs) {
        SplittableRandom random = new SplittableRandom(side * 10L + stride);
        Maps in = random(random, channels, 24, 40);
        float[] weights = fill(random, new float[outputs * side * side * channels]);
        float[] bias = fill(random, new float[outputs]);
        Maps out = Steps.convolve(in, new Layer.Convolution(0, 1, side, stride, weights, bias));
        int before = stride == 2 ? 0 : side / 2;
        for (int i = 0; i < 200; i++) {
            int o = random.nextInt(outputs);
            int row = random.nextInt(out.height());
            int column = random.nextInt(out.width());
            double sum = bias[o];
            for (int tap = 0; tap < side * side; tap++) {
                for (int c = 0; c < channels; c++) {
                    sum +=
                            weights[(o * side * side + tap) * channels + c]
                                    * padded(
                                            in,
                                            c,
                                            row * stride + tap / side - before,
                                            column * stride + tap % side - before);
                }
            }
            assertThat((double) out.at(o, row, column)).isCloseTo(sum, within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachChannelByItselfIsItsSum(int stride) {
        SplittableRandom random = new SplittableRandom(stride);
        Maps in = random(random, 5, 12, 20);
        float[] weights = fill(random, new float[9 * 5]);
        float[] bias = fill(random, new float[5]);
        Maps out = Steps.depthwise(in, new Layer.Depthwise(0, 1, stride, weights, bias));
        int before = stride == 2 ? 0 : 1;
        for (int c = 0; c < 5; c++) {
            for (int i = 0; i < out.size(); i++) {
                int row = i / out.width();
                int column = i % out.width();
                double sum = bias[c];
                for (int tap = 0; tap < 9; tap++) {
                    sum +=
                            weights[tap * 5 + c]
                                    * padded(
                                            in,
                                            c,
                                            row * stride + tap / 3 - before,
                                            column * stride + tap % 3 - before);
                }
                assertThat((double) out.at(c, row, column)).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void aSlopeTwiceAsLargeIsASlope(int size) {
        Maps slope = Maps.of(1, size, size);
        for (int i = 0; i < slope.size(); i++) {
            slope.values()[i] = i % size;
        }
        Maps twice = Steps.twice(slope);
        for (int i = 1; i < 2 * size - 1; i++) {
            assertThat(twice.at(0, size, i)).isEqualTo(i / 2f - .25f);
        }
        assertThat(Steps.halve(slope).at(0, 0, 0)).isEqualTo(1);
    }
}
