package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;

/** Keeps colours inside what bt709 can show, by bending and never by cutting. */
final class Gamut {
    private static final double THRESHOLD = 0.8;
    private static final double LIMIT = 1.25;
    private static final double POWER = 1.2;
    private static final double SCALE =
            (LIMIT - THRESHOLD)
                    / Math.pow(
                            Math.pow((1 - THRESHOLD) / (LIMIT - THRESHOLD), -POWER) - 1, 1 / POWER);
    private static final double KNEE = 0.85;
    private static final double TINY = 1e-9;

    private Gamut() {}

    /**
     * Draws channels far below the largest one towards it, in linear light, after the ACES
     * reference gamut compression (Academy S-2020-001): a distance of 1.25 becomes 1, below 0.8
     * stays.
     */
    static void compress(double[] rgb) {
        double largest = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
        if (largest <= 0) {
            rgb[0] = 0;
            rgb[1] = 0;
            rgb[2] = 0;
            return;
        }
        for (int i = 0; i < 3; i++) {
            double distance = (largest - rgb[i]) / largest;
            if (distance > THRESHOLD) {
                double over = (distance - THRESHOLD) / SCALE;
                double bent =
                        THRESHOLD + SCALE * over / Math.pow(1 + Math.pow(over, POWER), 1 / POWER);
                rgb[i] = Math.max(0, largest * (1 - bent));
            }
        }
    }

    /**
     * Replaces an Oklab colour by bt709 light of 0 to 1: chroma above 0.85 of the largest at its
     * lightness and hue is bent below that largest.
     *
     * @param scratch three numbers to work with
     */
    static void knee(double[] lab, double[] scratch) {
        lab[0] = Math.clamp(lab[0], 0, 1);
        if (!inside(lab, 1 / KNEE, scratch)) {
            double low = 0;
            double high = 1 / KNEE;
            for (int i = 0; i < 22; i++) {
                double middle = (low + high) / 2;
                if (inside(lab, middle, scratch)) {
                    low = middle;
                } else {
                    high = middle;
                    if (high < 1e-4) {
                        break;
                    }
                }
            }
            // The colour's chroma is 1 here, the boundary's is `low`.
            double knee = KNEE * low;
            double room = low - knee;
            double factor = room <= 0 ? 0 : knee + room * (1 - knee) / (room + 1 - knee);
            lab[1] *= factor;
            lab[2] *= factor;
        }
        Oklab.toLight(lab);
        for (int i = 0; i < 3; i++) {
            lab[i] = Math.clamp(lab[i], 0, 1);
        }
    }

    private static boolean inside(double[] lab, double chromaFactor, double[] scratch) {
        scratch[0] = lab[0];
        scratch[1] = lab[1] * chromaFactor;
        scratch[2] = lab[2] * chromaFactor;
        Oklab.toLight(scratch);
        for (int i = 0; i < 3; i++) {
            if (!(scratch[i] >= -TINY && scratch[i] <= 1 + TINY)) {
                return false;
            }
        }
        return true;
    }
}
