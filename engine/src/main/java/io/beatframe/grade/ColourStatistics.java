package io.beatframe.grade;

import java.util.List;

/**
 * The colours of a clip in numbers that people know, HSV. Each frame gives one brightness, one
 * saturation and one hue (its pixels' mean); here are the mean, standard deviation, least and most
 * of the frames.
 *
 * @param brightness HSV value, 0 to 255
 * @param saturation HSV saturation, 0 to 100
 * @param hue degrees, 0 red, 120 green, 240 blue; a circular mean in which a pixel counts by its
 *     chroma, so that grey has no say and 359° and 1° give 0°
 * @param hueSpread circular standard deviation in degrees over all pixels, 0 one hue only; 180 at
 *     most, which means no hue at all
 * @param dominantColours most frequent first
 * @param frameCount how many frames were looked at
 */
public record ColourStatistics(
        Range brightness,
        Range saturation,
        double hue,
        double hueSpread,
        List<DominantColour> dominantColours,
        int frameCount) {

    /** Over the frames. */
    public record Range(double mean, double spread, double least, double most) {}

    /**
     * @param hex e.g. "#1f2b40"
     * @param share of the pixels, 0 to 1
     */
    public record DominantColour(String hex, double share) {}

    public ColourStatistics {
        dominantColours = List.copyOf(dominantColours);
    }

    /** Of at least one frame. */
    static ColourStatistics of(List<SmallFrame> frames) {
        double[] brightness = new double[frames.size()];
        double[] saturation = new double[frames.size()];
        double east = 0;
        double north = 0;
        double chroma = 0;
        for (int f = 0; f < frames.size(); f++) {
            byte[] rgb = frames.get(f).rgb24();
            int pixels = rgb.length / 3;
            for (int at = 0; at < rgb.length; at += 3) {
                int r = rgb[at] & 0xff;
                int g = rgb[at + 1] & 0xff;
                int b = rgb[at + 2] & 0xff;
                int most = Math.max(r, Math.max(g, b));
                int range = most - Math.min(r, Math.min(g, b));
                brightness[f] += (double) most / pixels;
                saturation[f] += most == 0 ? 0 : 100.0 * range / most / pixels;
                if (range > 0) {
                    double hue = Math.toRadians(hueDegrees(r, g, b, most, range));
                    east += range * Math.cos(hue);
                    north += range * Math.sin(hue);
                    chroma += range;
                }
            }
        }
        double agreement = chroma == 0 ? 0 : Math.hypot(east, north) / chroma;
        return new ColourStatistics(
                range(brightness),
                range(saturation),
                chroma == 0 ? 0 : (Math.toDegrees(Math.atan2(north, east)) + 360) % 360,
                spreadDegrees(agreement),
                DominantColours.of(ShotSample.pixels(frames)),
                frames.size());
    }

    private static double hueDegrees(int r, int g, int b, int most, int range) {
        if (most == r) {
            return 60.0 * (g - b) / range;
        }
        return most == g ? 120 + 60.0 * (b - r) / range : 240 + 60.0 * (r - g) / range;
    }

    /** Mardia and Jupp, "Directional Statistics" (2000), 2.3.11. */
    private static double spreadDegrees(double agreement) {
        return agreement <= 1e-9
                ? 180
                : Math.min(180, Math.toDegrees(Math.sqrt(-2 * Math.log(Math.min(1, agreement)))));
    }

    private static Range range(double[] values) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Range(mean, Math.sqrt(squares / values.length), least, most);
    }
}
