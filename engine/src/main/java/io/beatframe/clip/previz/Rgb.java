package io.beatframe.clip.previz;

/** A colour or an amount of light, linear, may exceed 1. */
record Rgb(float r, float g, float b) {
    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(1, 1, 1);

    static Rgb of(double r, double g, double b) {
        return new Rgb((float) r, (float) g, (float) b);
    }

    Rgb times(float k) {
        return new Rgb(r * k, g * k, b * k);
    }

    Rgb times(Rgb o) {
        return new Rgb(r * o.r, g * o.g, b * o.b);
    }

    Rgb plus(Rgb o) {
        return new Rgb(r + o.r, g + o.g, b + o.b);
    }

    /** This at 0, {@code o} at 1. */
    Rgb mix(Rgb o, float t) {
        return new Rgb(r + (o.r - r) * t, g + (o.g - g) * t, b + (o.b - b) * t);
    }

    float luma() {
        return 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    /** Grey at 0, unchanged at 1. */
    Rgb saturate(float amount) {
        float y = luma();
        return new Rgb(y + (r - y) * amount, y + (g - y) * amount, y + (b - y) * amount);
    }

    /**
     * The colour of a black body, scaled so that its luma is 1; a fit of the Planckian locus in
     * linear bt709 good enough for the eye between 1500 and 15000 K.
     */
    static Rgb kelvin(int kelvin) {
        double t = Math.clamp(kelvin, 1500, 15_000) / 100.0;
        double r = t <= 66 ? 1 : 1.2929 * Math.pow(t - 60, -0.1332);
        double g = t <= 66 ? 0.39008 * Math.log(t) - 0.63184 : 1.12989 * Math.pow(t - 60, -0.0755);
        double b = t >= 66 ? 1 : t <= 19 ? 0 : 0.54321 * Math.log(t - 10) - 1.19625;
        Rgb linear = of(linear(r), linear(g), linear(b));
        return linear.times(1 / Math.max(0.2f, linear.luma()));
    }

    private static double linear(double encoded) {
        return Math.pow(Math.clamp(encoded, 0, 1), 2.2);
    }
}
