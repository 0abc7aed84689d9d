package io.beatframe.grade;

import io.beatframe.grade.colour.CieLab;
import java.util.Arrays;
import java.util.List;

/**
 * What grading needs to know of a shot: some pixels of all its sampled frames.
 *
 * <p>Which pixels is fixed by a low-discrepancy sequence (Roberts' R2, 2018), so they spread evenly
 * over the picture, and two equal shots give equal samples.
 */
final class ShotSample {
    static final int PIXELS = 2000;

    /** Where only some of the pixels will count. */
    private static final int MANY = 8000;

    private final double[] rgb;
    private final double[] everyRgb;
    private final MatchModel model;
    private final MatchModel everyPixel;
    private final double[][] everyColour;
    private final double[] quantiles;
    private final Highlights highlights;
    private final double medianLightness;
    private final boolean black;

    private ShotSample(double[] everyRgb, boolean black) {
        this.everyRgb = everyRgb;
        this.rgb = Arrays.copyOf(everyRgb, 3 * PIXELS);
        this.model = new MatchModel(rgb);
        this.everyPixel = new MatchModel(everyRgb);
        double[] nothing = new double[MatchModel.PARAMETERS];
        this.everyColour = everyPixel.colours(nothing);
        this.quantiles = ColourQuantiles.of(model.colours(nothing));
        this.highlights = new Highlights(everyRgb);
        this.medianLightness = medianLightness(rgb);
        this.black = black;
    }

    /** At least one frame. */
    static ShotSample of(List<SmallFrame> frames) {
        List<SmallFrame> lit = frames.stream().filter(frame -> !frame.black()).toList();
        boolean black = lit.isEmpty();
        List<SmallFrame> used = black ? frames : withoutTransitions(lit);
        return new ShotSample(pixels(used, MANY), black);
    }

    /** Coded R, G, B, 0 to 1, of 2000 pixels spread over the frames. */
    static double[] pixels(List<SmallFrame> frames) {
        return pixels(frames, PIXELS);
    }

    private static double[] pixels(List<SmallFrame> frames, int count) {
        double[] rgb = new double[3 * count];
        for (int i = 0; i < count; i++) {
            SmallFrame frame = frames.get(i % frames.size());
            double x = (0.5 + (i + 1) * 0.7548776662466927) % 1;
            double y = (0.5 + (i + 1) * 0.5698402909980532) % 1;
            frame.pixel((int) (x * frame.width()), (int) (y * frame.height()), rgb, 3 * i);
        }
        return rgb;
    }

    /** Frames much darker or brighter than the shot's median frame belong to a fade or a flash. */
    private static List<SmallFrame> withoutTransitions(List<SmallFrame> frames) {
        double[] brightness =
                frames.stream().mapToDouble(SmallFrame::brightness).sorted().toArray();
        double median = brightness[brightness.length / 2];
        List<SmallFrame> steady =
                frames.stream()
                        .filter(frame ->
                                Math.abs(frame.brightness() - median) <= 0.1 + 0.3 * median)
                        .toList();
        return steady.isEmpty() ? frames : steady;
    }

    private static double medianLightness(double[] rgb) {
        double[] lightness = new double[rgb.length / 3];
        double[] colour = new double[3];
        for (int i = 0; i < lightness.length; i++) {
            System.arraycopy(rgb, 3 * i, colour, 0, 3);
            CieLab.fromCode(colour);
            lightness[i] = colour[0];
        }
        Arrays.sort(lightness);
        return lightness[lightness.length / 2];
    }

    /** Coded R, G, B, 0 to 1, pixel after pixel; not to be changed. */
    double[] rgb() {
        return rgb;
    }

    /** The same, to be corrected. */
    MatchModel model() {
        return model;
    }

    /** Four times as many, and the first are those of {@link #rgb}. */
    double[] everyRgb() {
        return everyRgb;
    }

    /** Pixels as {@link #rgb}, each through a transform. */
    static double[] through(double[] rgb, Lut3D.Transform transform) {
        double[] result = new double[rgb.length];
        double[] colour = new double[3];
        for (int i = 0; i < rgb.length; i += 3) {
            System.arraycopy(rgb, i, colour, 0, 3);
            transform.apply(colour);
            System.arraycopy(colour, 0, result, i, 3);
        }
        return result;
    }

    /** The same, to be corrected. */
    MatchModel everyPixel() {
        return everyPixel;
    }

    /** The same in Oklab × (1, 2.5, 2.5), uncorrected; three rows. */
    double[][] everyColour() {
        return everyColour;
    }

    /** See {@link ColourQuantiles}; of the shot as it is. */
    double[] quantiles() {
        return quantiles;
    }

    Highlights highlights() {
        return highlights;
    }

    /** L*, 0 to 100; a night shot has less than 20. */
    double medianLightness() {
        return medianLightness;
    }

    /** Whether every frame is black, so that there is nothing to match. */
    boolean black() {
        return black;
    }

    /** The code value that one pixel channel in 500 exceeds. */
    double brightest() {
        double[] largest = new double[rgb.length / 3];
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(rgb[3 * i], Math.max(rgb[3 * i + 1], rgb[3 * i + 2]));
        }
        Arrays.sort(largest);
        return largest[(int) (largest.length * 0.998)];
    }
}
