package io.beatframe.grade;

/**
 * What two shots have in common: a pixel counts as far as its colour is as frequent in the other
 * shot as in its own.
 *
 * @param one pixels of the first shot, drawn by what they count: coded R, G, B
 * @param other of the second
 * @param share of the first shot's pixels that count, 0 to 1, without the clipped ones: they may be
 *     of any colour
 */
record CommonColours(double[] one, double[] other, double share) {
    /** Pixels drawn of each shot; the time of a fit grows with them. */
    private static final int DRAWN = 1000;

    /** Of a pixel whose like the other shot has not. */
    private static final double LEAST = 1e-4;

    /**
     * @param theta what brings the first shot to the second, as far as is known
     * @param cell see {@link ColourDensity}
     */
    static CommonColours of(ShotSample one, double[] theta, ShotSample other, double cell) {
        double[][] ofOne = one.everyPixel().colours(theta);
        double[][] ofOther = other.everyColour();
        ColourDensity densityOfOne = new ColourDensity(ofOne, cell);
        ColourDensity densityOfOther = new ColourDensity(ofOther, cell);
        double[] weights = weights(ofOne, densityOfOne, densityOfOther);
        return new CommonColours(
                drawn(one.everyRgb(), weights),
                drawn(other.everyRgb(), weights(ofOther, densityOfOther, densityOfOne)),
                share(one.everyRgb(), weights));
    }

    private static double share(double[] rgb, double[] weights) {
        double sum = 0;
        int telling = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!clipped(rgb, i)) {
                sum += weights[i];
                telling++;
            }
        }
        return telling == 0 ? 0 : sum / telling;
    }

    private static boolean clipped(double[] rgb, int pixel) {
        for (int c = 3 * pixel; c < 3 * pixel + 3; c++) {
            if (rgb[c] == 1) {
                return true;
            }
        }
        return false;
    }

    private static double[] weights(double[][] colours, ColourDensity own, ColourDensity other) {
        double[] weights = new double[colours[0].length];
        for (int i = 0; i < weights.length; i++) {
            double there = other.at(colours, i);
            weights[i] = LEAST + Math.min(1, there / Math.max(own.at(colours, i), 1e-9));
        }
        return weights;
    }

    /** Every so many-th of the summed weights (systematic resampling). */
    private static double[] drawn(double[] rgb, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double[] drawn = new double[3 * DRAWN];
        int pixel = 0;
        double passed = weights[0];
        for (int k = 0; k < DRAWN; k++) {
            double at = (k + 0.5) / DRAWN * total;
            while (pixel < weights.length - 1 && passed < at) {
                passed += weights[++pixel];
            }
            System.arraycopy(rgb, 3 * pixel, drawn, 3 * k, 3);
        }
        return drawn;
    }
}
