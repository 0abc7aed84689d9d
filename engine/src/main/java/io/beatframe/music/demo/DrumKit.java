package io.beatframe.music.demo;

import io.beatframe.music.demo.Sound.Bus;
import io.beatframe.music.demo.Sound.Filter;
import io.beatframe.music.demo.Sound.Oscillator;
import java.util.SplittableRandom;

/** Drums from sine and noise. */
final class DrumKit {
    private final Bus bus;
    private final SplittableRandom noise;

    DrumKit(Bus bus, long seed) {
        this.bus = bus;
        this.noise = new SplittableRandom(seed ^ 0x5eedL);
    }

    private double noise() {
        return noise.nextDouble() * 2 - 1;
    }

    void kick(double seconds, double level) {
        int at = Sound.samples(seconds);
        Oscillator body = new Oscillator(0);
        Filter click = new Filter(3500, .7);
        for (int i = 0; i < Sound.samples(.34); i++) {
            double t = (double) i / Sound.RATE;
            double pitch = 47 + 58 * Math.exp(-t / .045) + 190 * Math.exp(-t / .009);
            double tone = body.sine(pitch) * Math.exp(-t / .13) * fade(t, .34);
            double tick = click.band(noise()) * Math.exp(-t / .004);
            bus.add(at + i, level * (.95 * Math.tanh(1.6 * tone) + .5 * tick), 0);
        }
    }

    void clap(double seconds, double level) {
        int at = Sound.samples(seconds);
        Filter bright = new Filter(1700, 1.1);
        Filter air = new Filter(700, .7);
        Oscillator body = new Oscillator(0);
        for (int i = 0; i < Sound.samples(.3); i++) {
            double t = (double) i / Sound.RATE;
            double bursts = Math.exp(-t / .07);
            for (double hand : new double[] {.011, .022}) {
                bursts += t >= hand ? .6 * Math.exp(-(t - hand) / .01) : 0;
            }
            double hiss = air.high(bright.band(noise())) * bursts;
            double tone = body.sine(178 + 60 * Math.exp(-t / .02)) * Math.exp(-t / .05);
            double side = .12 * noise() * Math.exp(-t / .09);
            bus.add(at + i, level * fade(t, .3) * (.75 * hiss + .35 * tone), 0);
            bus.add(at + i, level * fade(t, .3) * side, i % 2 == 0 ? .8 : -.8);
        }
    }

    void hat(double seconds, double level, boolean open, double pan) {
        int at = Sound.samples(seconds);
        double decay = open ? .11 : .028;
        double length = open ? .32 : .1;
        Filter metal = new Filter(8200, .8);
        Filter second = new Filter(6800, .7);
        for (int i = 0; i < Sound.samples(length); i++) {
            double t = (double) i / Sound.RATE;
            double value = second.high(metal.high(noise())) * Math.exp(-t / decay);
            bus.add(at + i, level * fade(t, length) * value, pan);
        }
    }

    void crash(double seconds, double level) {
        int at = Sound.samples(seconds);
        Filter left = new Filter(4200, .7);
        Filter right = new Filter(4600, .7);
        for (int i = 0; i < Sound.samples(2.2); i++) {
            double t = (double) i / Sound.RATE;
            double envelope = level * fade(t, 2.2) * Math.exp(-t / .55);
            bus.add(at + i, envelope * left.high(noise()), -.7);
            bus.add(at + i, envelope * right.high(noise()), .7);
        }
    }

    /** Noise that opens until it stops, just before the next bar. */
    void riser(double seconds, double length, double level) {
        int at = Sound.samples(seconds);
        int count = Sound.samples(length - .02);
        Filter sweep = new Filter(400, 2.5);
        for (int i = 0; i < count; i++) {
            double x = (double) i / count;
            if (i % 16 == 0) {
                sweep.tune(400 * Math.pow(18, x));
            }
            double value = level * x * x * Math.min(1, (1 - x) * 40) * sweep.band(noise());
            bus.add(at + i, value, .6 * Math.sin(9 * x));
        }
    }

    void fill(double lastBeat, double beat, double level) {
        double[] at = {0, .25, .5, .625, .75, .875};
        for (int i = 0; i < at.length; i++) {
            clap(lastBeat + at[i] * beat, level * (.4 + .1 * i));
        }
    }

    private static double fade(double t, double length) {
        return Math.clamp((length - t) / .02, 0, 1);
    }
}
