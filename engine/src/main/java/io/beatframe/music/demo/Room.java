package io.beatframe.music.demo;

import io.beatframe.music.demo.Sound.Bus;

/** Space around the voices: echoes, a hall, and the pumping of everything under the kick. */
final class Room {
    private static final int[] COMBS = {1557, 1617, 1491, 1422, 1277, 1356, 1188, 1116};
    private static final int[] ALL_PASSES = {225, 556, 441, 341};
    private static final int SPREAD = 23;
    private static final double DECAY = .83;
    private static final double DAMPING = .35;

    private Room() {}

    /** The hall alone, without its source (Schroeder 1962, with Moorer's damping). */
    static Bus hall(Bus source) {
        Bus hall = new Bus(source.left.length);
        reverberate(source, hall.left, 0);
        reverberate(source, hall.right, SPREAD);
        return hall;
    }

    private static void reverberate(Bus source, float[] out, int spread) {
        for (int length : COMBS) {
            float[] line = new float[length + spread];
            float damped = 0;
            for (int i = 0; i < out.length; i++) {
                int at = i % line.length;
                float y = line[at];
                damped = (float) (y * (1 - DAMPING) + damped * DAMPING);
                line[at] = (float) ((source.left[i] + source.right[i]) * .5 + damped * DECAY);
                out[i] += y / COMBS.length;
            }
        }
        for (int length : ALL_PASSES) {
            float[] line = new float[length + spread];
            for (int i = 0; i < out.length; i++) {
                int at = i % line.length;
                float y = line[at];
                line[at] = out[i] + .5f * y;
                out[i] = y - out[i];
            }
        }
    }

    /** Echoes that wander from side to side, each darker than the last. */
    static Bus pingPong(Bus source, double seconds) {
        int delay = Sound.samples(seconds);
        Bus echo = new Bus(source.left.length);
        float darkLeft = 0;
        float darkRight = 0;
        for (int i = delay; i < echo.left.length; i++) {
            float in = (source.left[i - delay] + source.right[i - delay]) * .5f;
            darkLeft += .35f * (echo.right[i - delay] - darkLeft);
            darkRight += .35f * (echo.left[i - delay] - darkRight);
            echo.left[i] = in + .45f * darkLeft;
            echo.right[i] = .75f * darkRight;
        }
        return echo;
    }

    /**
     * Makes room for each kick.
     *
     * @param depth 0 nothing to 1 silence at the kick
     */
    static void duck(Bus bus, Iterable<Double> kicks, double depth, double recovery) {
        for (double kick : kicks) {
            int at = Sound.samples(kick);
            int length = Sound.samples(recovery);
            for (int i = 0; i < length && at + i < bus.left.length; i++) {
                double x = (double) i / length;
                // Ramps down over 4 ms, so that it does not click.
                double down = Math.min(1, i / (.004 * Sound.RATE));
                float gain = (float) (1 - depth * down * (1 - x) * (1 - x));
                bus.left[at + i] *= gain;
                bus.right[at + i] *= gain;
            }
        }
    }

    /** Rounds the loudest moments and brings the peak to {@code peak}. */
    static void master(Bus mix, double drive, double peak) {
        double most = 1e-9;
        for (float[] side : new float[][] {mix.left, mix.right}) {
            for (int i = 0; i < side.length; i++) {
                side[i] = (float) Math.tanh(drive * side[i]);
                most = Math.max(most, Math.abs(side[i]));
            }
        }
        float gain = (float) (peak / most);
        for (float[] side : new float[][] {mix.left, mix.right}) {
            for (int i = 0; i < side.length; i++) {
                side[i] *= gain;
            }
        }
    }

    static void fadeOut(Bus mix, double seconds) {
        int length = Math.min(mix.left.length, Sound.samples(seconds));
        for (int i = 0; i < length; i++) {
            float gain = (float) i / length;
            int at = mix.left.length - 1 - i;
            mix.left[at] *= gain;
            mix.right[at] *= gain;
        }
    }
}
