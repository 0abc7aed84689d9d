package io.beatframe.music.demo;

import io.beatframe.music.demo.Sound.Bus;
import io.beatframe.music.demo.Sound.Filter;
import io.beatframe.music.demo.Sound.Oscillator;

/** The pitched voices. */
final class Synths {
    private Synths() {}

    static void bass(Bus bus, double seconds, double length, int midi, double level) {
        int at = Sound.samples(seconds);
        double hertz = Harmony.hertz(midi);
        Oscillator saw = new Oscillator(.25);
        Oscillator sub = new Oscillator(0);
        Filter filter = new Filter(300, 1.2);
        for (int i = 0; i < Sound.samples(length + .05); i++) {
            double t = (double) i / Sound.RATE;
            if (i % 16 == 0) {
                filter.tune(160 + 900 * Math.exp(-t / .09));
            }
            double envelope =
                    attack(t, .004) * release(t, length, .05) * (.6 + .4 * Math.exp(-t / .2));
            double value = .55 * filter.low(saw.saw(hertz)) + .6 * sub.sine(hertz);
            bus.add(at + i, level * envelope * value, 0);
        }
    }

    /**
     * @param brightness 0 dull to 1 open
     */
    static void pad(
            Bus bus, double seconds, double length, int midi, double brightness, double level) {
        int at = Sound.samples(seconds);
        double hertz = Harmony.hertz(midi);
        double[] cents = {-9, 0, 8};
        double[] pans = {-.75, 0, .75};
        for (int v = 0; v < cents.length; v++) {
            Oscillator saw = new Oscillator((midi * .37 + v * .31) % 1);
            double detuned = hertz * Math.pow(2, cents[v] / 1200);
            double open = 380 + 3800 * brightness;
            Filter filter = new Filter(open, .8);
            for (int i = 0; i < Sound.samples(length + .5); i++) {
                double t = (double) i / Sound.RATE;
                if (i % 64 == 0) {
                    filter.tune(open * (1 + .25 * Math.sin(2 * Math.PI * .17 * (seconds + t) + v)));
                }
                double envelope = attack(t, .12) * release(t, length, .5);
                bus.add(at + i, level / 3 * envelope * filter.low(saw.saw(detuned)), pans[v]);
            }
        }
    }

    static void pluck(
            Bus bus, double seconds, int midi, double brightness, double pan, double level) {
        int at = Sound.samples(seconds);
        double hertz = Harmony.hertz(midi);
        Oscillator saw = new Oscillator(0);
        Oscillator square = new Oscillator(.5);
        Filter filter = new Filter(900, 1.1);
        for (int i = 0; i < Sound.samples(.5); i++) {
            double t = (double) i / Sound.RATE;
            if (i % 16 == 0) {
                filter.tune(450 + (1500 + 6500 * brightness) * Math.exp(-t / .06));
            }
            double tone = .6 * saw.saw(hertz) + .4 * square.square(hertz * 1.003);
            double envelope = attack(t, .003) * Math.exp(-t / .13) * release(t, .45, .05);
            bus.add(at + i, level * envelope * filter.low(tone), pan);
        }
    }

    static void lead(Bus bus, double seconds, double length, int midi, double level) {
        int at = Sound.samples(seconds);
        double hertz = Harmony.hertz(midi);
        Oscillator one = new Oscillator(.1);
        Oscillator two = new Oscillator(.6);
        Oscillator low = new Oscillator(.3);
        Filter filter = new Filter(2600, .9);
        for (int i = 0; i < Sound.samples(length + .12); i++) {
            double t = (double) i / Sound.RATE;
            double vibrato =
                    1 + .004 * Math.clamp((t - .15) / .2, 0, 1) * Math.sin(2 * Math.PI * 5.2 * t);
            if (i % 16 == 0) {
                filter.tune(2400 + 3600 * Math.exp(-t / .25));
            }
            double tone =
                    .45 * one.saw(hertz * vibrato * 1.002)
                            + .45 * two.saw(hertz * vibrato * .998)
                            + .25 * low.square(hertz * vibrato / 2);
            double envelope =
                    attack(t, .012) * release(t, length, .12) * (.7 + .3 * Math.exp(-t / .3));
            bus.add(at + i, level * envelope * filter.low(tone), 0);
        }
    }

    private static double attack(double t, double length) {
        return Math.min(1, t / length);
    }

    private static double release(double t, double length, double tail) {
        double x = Math.clamp(1 - (t - length) / tail, 0, 1);
        return x * x;
    }
}
