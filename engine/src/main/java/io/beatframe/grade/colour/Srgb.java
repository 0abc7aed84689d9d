package io.beatframe.grade.colour;

/**
 * Coded values and light: primaries and white of bt709, the curve of sRGB (IEC 61966-2-1).
 *
 * <p>Video tagged bt709 has no one display curve: BT.1886 says a power of 2.4 in a dark studio,
 * while the phones that show a reel treat it like any sRGB picture. Photos and drawn clips are sRGB
 * from the start. So sRGB is used throughout; its straight piece near black also keeps the way back
 * from light to code finite, where a pure power would magnify the noise of the deepest shadows.
 */
public final class Srgb {
    private static final double LINEAR_SLOPE = 12.92;
    private static final double CODED_KNEE = 0.04045;
    private static final double LIGHT_KNEE = 0.0031308;
    private static final double[] LIGHT_OF_BYTE = new double[256];

    static {
        for (int code = 0; code < 256; code++) {
            LIGHT_OF_BYTE[code] = toLight(code / 255.0);
        }
    }

    private Srgb() {}

    /** Light of a coded value; 0 to 1 is 0 to 1, and values outside go on smoothly. */
    public static double toLight(double coded) {
        return coded <= CODED_KNEE ? coded / LINEAR_SLOPE : Math.pow((coded + 0.055) / 1.055, 2.4);
    }

    /** Light of an 8-bit code, by table. */
    public static double toLight(byte code) {
        return LIGHT_OF_BYTE[code & 0xff];
    }

    /** The way back. */
    public static double toCode(double light) {
        return light <= LIGHT_KNEE
                ? light * LINEAR_SLOPE
                : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    /** Replaces three coded values by light. */
    public static void toLight(double[] rgb) {
        for (int i = 0; i < 3; i++) {
            rgb[i] = toLight(rgb[i]);
        }
    }

    /** Replaces light by three coded values. */
    public static void toCode(double[] rgb) {
        for (int i = 0; i < 3; i++) {
            rgb[i] = toCode(rgb[i]);
        }
    }

    /** Relative luminance of light, bt709 weights. */
    public static double luminance(double red, double green, double blue) {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
}
