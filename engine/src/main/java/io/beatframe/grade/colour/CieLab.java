package io.beatframe.grade.colour;

/** CIE 1976 L*a*b* of bt709 colours under their own white, D65. */
public final class CieLab {
    private static final double DELTA = 6.0 / 29;

    private CieLab() {}

    /** Replaces three coded sRGB values, 0 to 1, by L* (0 to 100), a*, b*. */
    public static void fromCode(double[] c) {
        Srgb.toLight(c);
        fromLight(c);
    }

    /** Replaces bt709 light by L*, a*, b*. */
    public static void fromLight(double[] c) {
        // Each row of RGB to XYZ is divided by its sum, so that white is exactly 100, 0, 0.
        double x = f((0.4123908 * c[0] + 0.3575843 * c[1] + 0.1804808 * c[2]) / 0.9504559);
        double y = f((0.2126390 * c[0] + 0.7151687 * c[1] + 0.0721923 * c[2]) / 1.0000000);
        double z = f((0.0193308 * c[0] + 0.1191948 * c[1] + 0.9505322 * c[2]) / 1.0890578);
        c[0] = 116 * y - 16;
        c[1] = 500 * (x - y);
        c[2] = 200 * (y - z);
    }

    private static double f(double t) {
        return t > DELTA * DELTA * DELTA ? Math.cbrt(t) : t / (3 * DELTA * DELTA) + 4.0 / 29;
    }
}
