package io.beatframe.grade.colour;

/**
 * CIEDE2000: how different two colours look; 1 is just seen side by side, 2 to 3 is the tolerance
 * of a careful match. After Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula:
 * implementation notes, supplementary test data, and mathematical observations", Color Res. Appl.
 * 30 (2005).
 */
public final class DeltaE00 {
    private static final double POW_25_7 = Math.pow(25, 7);

    private DeltaE00() {}

    /** Of two colours given as L*, a*, b*. */
    public static double between(double[] one, double[] other) {
        double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(pow7Share(meanChroma)));
        double a1 = one[1] * (1 + g);
        double a2 = other[1] * (1 + g);
        double c1 = Math.hypot(a1, one[2]);
        double c2 = Math.hypot(a2, other[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, other[2]);
        boolean grey = c1 * c2 == 0;

        double dL = other[0] - one[0];
        double dC = c2 - c1;
        double dh = grey ? 0 : h2 - h1;
        if (dh > 180) {
            dh -= 360;
        } else if (dh < -180) {
            dh += 360;
        }
        double dH = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);

        double meanL = (one[0] + other[0]) / 2;
        double meanC = (c1 + c2) / 2;
        double meanH = h1 + h2;
        if (!grey) {
            if (Math.abs(h1 - h2) <= 180) {
                meanH /= 2;
            } else {
                meanH = meanH < 360 ? (meanH + 360) / 2 : (meanH - 360) / 2;
            }
        }
        double t =
                1
                        - 0.17 * cos(meanH - 30)
                        + 0.24 * cos(2 * meanH)
                        + 0.32 * cos(3 * meanH + 6)
                        - 0.20 * cos(4 * meanH - 63);
        double fromMid = (meanL - 50) * (meanL - 50);
        double sL = 1 + 0.015 * fromMid / Math.sqrt(20 + fromMid);
        double sC = 1 + 0.045 * meanC;
        double sH = 1 + 0.015 * meanC * t;
        double fromBlue = (meanH - 275) / 25;
        double rotation =
                -sin(60 * Math.exp(-fromBlue * fromBlue)) * 2 * Math.sqrt(pow7Share(meanC));
        double l = dL / sL;
        double c = dC / sC;
        double h = dH / sH;
        return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h));
    }

    private static double pow7Share(double chroma) {
        double power = Math.pow(chroma, 7);
        return power / (power + POW_25_7);
    }

    private static double hue(double a, double b) {
        if (a == 0 && b == 0) {
            return 0;
        }
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
