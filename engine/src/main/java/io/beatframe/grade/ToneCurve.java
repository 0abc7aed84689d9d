package io.beatframe.grade;

/**
 * The S-curve of a look in linear light, {@code y = wh·xⁿ(1+K) / (xⁿ+K) + toe·x·exp(-x/.008)}:
 * mid-grey stays, its slope is the contrast, 1 becomes {@code white}, and nothing clips.
 */
final class ToneCurve {
    static final double MID_GREY = 0.18;

    /** Light up to about which the toe reaches: an eighth of mid-grey is out of it. */
    private static final double TOE_REACH = 0.008;

    private final double white;
    private final double toe;
    private final double exponent;
    private final double k;

    /**
     * @param contrast slope at mid-grey, 1 to 1.6
     * @param white image of 1, 0.85 to 1
     * @param toe slope that is added at black, 0 to 1
     */
    ToneCurve(double contrast, double white, double toe) {
        this.white = white;
        this.toe = toe;
        double low = 0.5;
        double high = 6;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (slope(middle, white) < contrast) {
                low = middle;
            } else {
                high = middle;
            }
        }
        this.exponent = (low + high) / 2;
        this.k = kOf(exponent, white);
    }

    double at(double light) {
        if (light <= 0) {
            return 0;
        }
        double power = Math.pow(light, exponent);
        return white * power * (1 + k) / (power + k) + toe * light * Math.exp(-light / TOE_REACH);
    }

    /** The K for which mid-grey stays; without bound where no K does. */
    private static double kOf(double exponent, double white) {
        double power = Math.pow(MID_GREY, exponent);
        double below = MID_GREY - white * power;
        return below <= 0 ? Double.POSITIVE_INFINITY : power * (white - MID_GREY) / below;
    }

    private static double slope(double exponent, double white) {
        double k = kOf(exponent, white);
        return Double.isInfinite(k) ? 0 : exponent * k / (Math.pow(MID_GREY, exponent) + k);
    }
}
