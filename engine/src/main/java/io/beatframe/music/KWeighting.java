package io.beatframe.music;

/** The two filters of ITU-R BS.1770-4 in front of a loudness meter, computed for 44.1 kHz. */
final class KWeighting {
    private final Biquad shelf;
    private final Biquad highPass;

    KWeighting(double sampleRate) {
        shelf =
                Biquad.highShelf(
                        1681.974450955533, 3.999843853973347, .7071752369554196, sampleRate);
        highPass = Biquad.highPass(38.13547087602444, .5003270373238773, sampleRate);
    }

    double next(double sample) {
        return highPass.next(shelf.next(sample));
    }

    /** A second-order filter, direct form II transposed. */
    private static final class Biquad {
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double z1;
        private double z2;

        private Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        static Biquad highShelf(double hertz, double decibels, double q, double rate) {
            double k = Math.tan(Math.PI * hertz / rate);
            double vh = Math.pow(10, decibels / 20);
            double vb = Math.pow(vh, .4996667741545416);
            double a0 = 1 + k / q + k * k;
            return new Biquad(
                    (vh + vb * k / q + k * k) / a0,
                    2 * (k * k - vh) / a0,
                    (vh - vb * k / q + k * k) / a0,
                    2 * (k * k - 1) / a0,
                    (1 - k / q + k * k) / a0);
        }

        static Biquad highPass(double hertz, double q, double rate) {
            double k = Math.tan(Math.PI * hertz / rate);
            double a0 = 1 + k / q + k * k;
            return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
        }

        double next(double x) {
            double y = b0 * x + z1;
            z1 = b1 * x - a1 * y + z2;
            z2 = b2 * x - a2 * y;
            return y;
        }
    }
}
