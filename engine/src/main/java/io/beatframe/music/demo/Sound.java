package io.beatframe.music.demo;

/** The grains of synthesis: filters and oscillators at {@value #RATE} samples a second. */
final class Sound {
    static final int RATE = 44_100;

    private Sound() {}

    static int samples(double seconds) {
        return (int) Math.round(seconds * RATE);
    }

    /**
     * A sawtooth or square whose corners are rounded against aliasing (PolyBLEP, Välimäki 2005).
     */
    static final class Oscillator {
        private double phase;

        Oscillator(double phase) {
            this.phase = phase;
        }

        double saw(double hertz) {
            double step = hertz / RATE;
            phase += step;
            phase -= Math.floor(phase);
            return 2 * phase - 1 - corner(phase, step);
        }

        double square(double hertz) {
            double step = hertz / RATE;
            phase += step;
            phase -= Math.floor(phase);
            double opposite = phase + .5 - Math.floor(phase + .5);
            return (phase < .5 ? 1 : -1) + corner(phase, step) - corner(opposite, step);
        }

        double sine(double hertz) {
            phase += hertz / RATE;
            phase -= Math.floor(phase);
            return Math.sin(2 * Math.PI * phase);
        }

        private static double corner(double phase, double step) {
            if (phase < step) {
                double t = phase / step;
                return t + t - t * t - 1;
            }
            if (phase > 1 - step) {
                double t = (phase - 1) / step;
                return t * t + t + t + 1;
            }
            return 0;
        }
    }

    /** A state-variable filter that stays stable while it moves (Zavalishin 2012). */
    static final class Filter {
        private final double damping;
        private double g;
        private double h;
        private double band;
        private double low;
        private double high;

        Filter(double hertz, double resonance) {
            damping = 1 / resonance;
            tune(hertz);
        }

        void tune(double hertz) {
            g = Math.tan(Math.PI * Math.min(hertz, .45 * RATE) / RATE);
            h = 1 / (1 + damping * g + g * g);
        }

        private double firstState;
        private double secondState;

        void put(double x) {
            high = (x - (damping + g) * firstState - secondState) * h;
            band = g * high + firstState;
            firstState = g * high + band;
            low = g * band + secondState;
            secondState = g * band + low;
        }

        double low(double x) {
            put(x);
            return low;
        }

        double band(double x) {
            put(x);
            return band * damping;
        }

        double high(double x) {
            put(x);
            return high;
        }
    }

    /** Left and right samples that voices add to. */
    static final class Bus {
        final float[] left;
        final float[] right;

        Bus(int samples) {
            left = new float[samples];
            right = new float[samples];
        }

        /**
         * @param pan -1 left to 1 right, of constant power
         */
        void add(int at, double value, double pan) {
            if (at >= 0 && at < left.length) {
                double angle = (pan + 1) * Math.PI / 4;
                left[at] += (float) (value * Math.cos(angle));
                right[at] += (float) (value * Math.sin(angle));
            }
        }

        void add(Bus other, double gain) {
            for (int i = 0; i < left.length; i++) {
                left[i] += (float) (gain * other.left[i]);
                right[i] += (float) (gain * other.right[i]);
            }
        }
    }
}
