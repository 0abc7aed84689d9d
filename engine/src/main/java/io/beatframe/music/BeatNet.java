package io.beatframe.music;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small temporal convolutional network of our own that says how likely each step is a beat, and a
 * downbeat (after Davies and Böck, EUSIPCO 2019). It has heard only music rendered from known
 * scores; training/beats makes its weights again.
 */
final class BeatNet {
    private static final String WEIGHTS = "beat-net.weights";
    private static final int CHANNELS = 24;
    private static final int TAPS = 5;
    private static final int LAYERS = 8;
    private static final int OUTPUTS = 2;

    /** Steps of its input that the net takes at once. */
    private static final int FOLD = 2;

    /** Silence on either side, as far as the widest convolution reaches. */
    private static final int MARGIN = TAPS / 2 << LAYERS - 1;

    /** Steps convolved at once, so that their channels stay in the cache. */
    private static final int BLOCK = 2048;

    private final Convolution first;
    private final List<Convolution> dilated = new ArrayList<>();
    private final List<Convolution> mixed = new ArrayList<>();
    private final Convolution last;

    private BeatNet(DataInputStream in) throws IOException {
        first = Convolution.read(in, FOLD * NetInputs.SIZE, CHANNELS, TAPS, 1);
        for (int layer = 0; layer < LAYERS; layer++) {
            dilated.add(Convolution.read(in, CHANNELS, CHANNELS, TAPS, 1 << layer));
            mixed.add(Convolution.read(in, CHANNELS, CHANNELS, 1, 1));
        }
        last = Convolution.read(in, CHANNELS, FOLD * OUTPUTS, 1, 1);
        if (in.read() >= 0) {
            throw new IOException(WEIGHTS + " is longer than the net");
        }
    }

    /** The net with the weights that the jar brings. */
    static BeatNet trained() {
        try (InputStream in = BeatNet.class.getResourceAsStream(WEIGHTS)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + WEIGHTS);
            }
            return new BeatNet(new DataInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Activations hear(NetInputs inputs) {
        int size = NetInputs.SIZE;
        int steps = (inputs.steps() + FOLD - 1) / FOLD;
        float[][] heard = buffers(FOLD * size, steps);
        for (int s = 0; s < inputs.steps(); s++) {
            for (int i = 0; i < size; i++) {
                heard[i * FOLD + s % FOLD][MARGIN + s / FOLD] = inputs.values()[s * size + i];
            }
        }
        float[][] x = buffers(CHANNELS, steps);
        float[][] y = buffers(CHANNELS, steps);
        float[][] z = buffers(CHANNELS, steps);
        float[][] total = buffers(CHANNELS, steps);
        first.apply(heard, x, steps);
        rectify(x, steps);
        for (int layer = 0; layer < LAYERS; layer++) {
            dilated.get(layer).apply(x, y, steps);
            rectify(y, steps);
            mixed.get(layer).apply(y, z, steps);
            add(x, z, steps);
            add(total, z, steps);
        }
        rectify(total, steps);
        float[][] out = buffers(FOLD * OUTPUTS, steps);
        last.apply(total, out, steps);
        return new Activations(atFrames(out, 0, inputs), atFrames(out, 1, inputs));
    }

    private static float[][] buffers(int channels, int steps) {
        return new float[channels][steps + 2 * MARGIN];
    }

    private static void rectify(float[][] x, int steps) {
        for (float[] channel : x) {
            for (int i = MARGIN; i < MARGIN + steps; i++) {
                channel[i] = Math.max(0, channel[i]);
            }
        }
    }

    private static void add(float[][] x, float[][] y, int steps) {
        for (int c = 0; c < x.length; c++) {
            float[] to = x[c];
            float[] from = y[c];
            for (int i = MARGIN; i < MARGIN + steps; i++) {
                to[i] += from[i];
            }
        }
    }

    /** Between the steps, each of which is centred half a frame after its first frame. */
    private static float[] atFrames(float[][] out, int output, NetInputs inputs) {
        int steps = inputs.steps();
        float[] frames = new float[inputs.frames()];
        for (int f = 0; f < frames.length; f++) {
            double place = Math.clamp((f - .5) / NetInputs.FRAMES, 0, steps - 1.);
            int step = (int) place;
            float share = (float) (place - step);
            float before = at(out, output, step);
            float after = at(out, output, Math.min(step + 1, steps - 1));
            frames[f] = (1 - share) * before + share * after;
        }
        return frames;
    }

    private static float at(float[][] out, int output, int step) {
        return out[output * FOLD + step % FOLD][MARGIN + step / FOLD];
    }

    /**
     * @param weights for each output, each input, each tap
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Convolution(
            int inputs, int taps, int dilation, float[] weights, float[] biases) {
        static Convolution read(DataInputStream in, int inputs, int outputs, int taps, int dilation)
                throws IOException {
            return new Convolution(
                    inputs,
                    taps,
                    dilation,
                    halves(in, outputs * inputs * taps),
                    halves(in, outputs));
        }

        private static float[] halves(DataInputStream in, int count) throws IOException {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = Float.float16ToFloat(in.readShort());
            }
            return values;
        }

        void apply(float[][] x, float[][] y, int steps) {
            for (int start = 0; start < steps; start += BLOCK) {
                int count = Math.min(BLOCK, steps - start);
                for (int o = 0; o < biases.length; o++) {
                    Arrays.fill(y[o], MARGIN + start, MARGIN + start + count, biases[o]);
                    for (int i = 0; i < inputs; i++) {
                        for (int tap = 0; tap < taps; tap++) {
                            int from = MARGIN + start + (tap - taps / 2) * dilation;
                            float weight = weights[(o * inputs + i) * taps + tap];
                            accumulate(y[o], MARGIN + start, x[i], from, weight, count);
                        }
                    }
                }
            }
        }

        private static void accumulate(
                float[] y, int to, float[] x, int from, float weight, int count) {
            for (int k = 0; k < count; k++) {
                y[to + k] += weight * x[from + k];
            }
        }
    }
}
