package io.beatframe.clip.footage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * HDR video to SDR as a 3D LUT from coded BT.2020 R'G'B' to coded BT.709 R'G'B'. One table look-up
 * a pixel is some ten times as fast as converting to linear light and back.
 *
 * <p>Light: ITU-R BT.2100 (PQ; HLG on a display of 1000 nits); reference white 203 nits (ITU-R
 * BT.2408). Up to 30 % of it unchanged, above it rolled off to the peak by the extended curve of
 * Reinhard et al. (2002), equation 4. Out-of-gamut colours are mixed with their own grey.
 */
public enum HdrCube {
    PQ,
    HLG;

    private static final int SIZE = 33;
    private static final double REFERENCE_WHITE_NITS = 203;
    private static final double PEAK = 1000 / REFERENCE_WHITE_NITS;
    private static final double KNEE = 0.3;
    private static final double DISPLAY_GAMMA = 2.4;

    /** By ffmpeg's name of the transfer. */
    public static HdrCube of(String transfer) {
        return transfer.equals("smpte2084") ? PQ : HLG;
    }

    Path write(Path folder) {
        StringBuilder text = new StringBuilder("LUT_3D_SIZE " + SIZE + "\n");
        for (int blue = 0; blue < SIZE; blue++) {
            for (int green = 0; green < SIZE; green++) {
                for (int red = 0; red < SIZE; red++) {
                    double[] sdr = sdr(coded(red), coded(green), coded(blue));
                    text.append(
                            String.format(Locale.ROOT, "%.6f %.6f %.6f%n", sdr[0], sdr[1], sdr[2]));
                }
            }
        }
        try {
            return Files.writeString(
                    folder.resolve("hdr-" + name().toLowerCase(Locale.ROOT) + ".cube"), text);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    private static double coded(int index) {
        return (double) index / (SIZE - 1);
    }

    /** Coded HDR R'G'B', 0 to 1, to coded SDR R'G'B', 0 to 1. */
    public double[] sdr(double red, double green, double blue) {
        double[] light = light(red, green, blue);
        double r = 1.660491 * light[0] - 0.587641 * light[1] - 0.072850 * light[2];
        double g = -0.124550 * light[0] + 1.132900 * light[1] - 0.008349 * light[2];
        double b = -0.018151 * light[0] - 0.100579 * light[1] + 1.118730 * light[2];
        double grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        if (grey <= 0) {
            return new double[3];
        }
        double least = Math.min(r, Math.min(g, b));
        double keep = least < 0 ? grey / (grey - least) : 1;
        r = grey + keep * (r - grey);
        g = grey + keep * (g - grey);
        b = grey + keep * (b - grey);
        // Mostly by the strongest channel, which keeps hue and saturation; by grey, contrast.
        double strongest = Math.max(r, Math.max(g, b));
        double level = 0.8 * strongest + 0.2 * grey;
        double gain = rolledOff(level) / level;
        double top = strongest * gain;
        double mappedGrey = grey * gain;
        double fit = top > 1 ? Math.max(0, (1 - mappedGrey) / (top - mappedGrey)) : 1;
        return new double[] {
            display(mappedGrey + fit * (r * gain - mappedGrey)),
            display(mappedGrey + fit * (g * gain - mappedGrey)),
            display(mappedGrey + fit * (b * gain - mappedGrey))
        };
    }

    private static double rolledOff(double light) {
        if (light <= KNEE) {
            return light;
        }
        double above = (light - KNEE) / (1 - KNEE);
        double peak = (PEAK - KNEE) / (1 - KNEE);
        double rolled = above * (1 + above / (peak * peak)) / (1 + above);
        return KNEE + (1 - KNEE) * Math.min(1, rolled);
    }

    private static double display(double light) {
        return Math.pow(Math.clamp(light, 0, 1), 1 / DISPLAY_GAMMA);
    }

    /** On the display, in units of reference white. */
    private double[] light(double red, double green, double blue) {
        return switch (this) {
            case PQ -> new double[] {pq(red), pq(green), pq(blue)};
            case HLG -> {
                double r = hlgScene(red);
                double g = hlgScene(green);
                double b = hlgScene(blue);
                double scene = 0.2627 * r + 0.6780 * g + 0.0593 * b;
                double gain = PEAK * Math.pow(Math.max(scene, 1e-6), 0.2);
                yield new double[] {r * gain, g * gain, b * gain};
            }
        };
    }

    /** BT.2100 table 4, EOTF. */
    private static double pq(double coded) {
        double power = Math.pow(coded, 32.0 / 2523);
        double base = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
        return 10_000 / REFERENCE_WHITE_NITS * Math.pow(base, 16384.0 / 2610);
    }

    /** BT.2100 table 5, inverse OETF. */
    private static double hlgScene(double coded) {
        return coded <= 0.5
                ? coded * coded / 3
                : (Math.exp((coded - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }
}
