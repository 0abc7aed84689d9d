package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import io.beatframe.grade.colour.WhiteShift;
import java.util.Random;

/**
 * What a badly set camera does, drawn at random: exposure N(0, .45 stop), white balance N(0, 22
 * mired) with tint, ln contrast .10, ln saturation .16, offset .004. The white balance is CAT16 and
 * not the gains of our model, so that we do not merely invert ourselves.
 */
final class Distortion {
    private static final double D65_MIRED = 1e6 / 6504;

    private Distortion() {}

    static Lut3D.Transform of(Random random) {
        double gain = Math.pow(2, 0.45 * random.nextGaussian());
        WhiteShift white = WhiteShift.towards(1e6 / (D65_MIRED + 22 * random.nextGaussian()), 1);
        double green = Math.pow(2, 0.05 * random.nextGaussian());
        double contrast = Math.exp(0.10 * random.nextGaussian());
        double saturation = Math.exp(0.16 * random.nextGaussian());
        double offset = 0.004 * random.nextGaussian();
        return rgb -> {
            Srgb.toLight(rgb);
            white.apply(rgb);
            rgb[1] *= green;
            for (int i = 0; i < 3; i++) {
                double light = Math.max(0, gain * (rgb[i] + offset));
                rgb[i] = 0.18 * Math.pow(light / 0.18, contrast);
            }
            Oklab.fromLight(rgb);
            rgb[1] *= saturation;
            rgb[2] *= saturation;
            Oklab.toLight(rgb);
            Srgb.toCode(rgb);
            for (int i = 0; i < 3; i++) {
                rgb[i] = Math.clamp(rgb[i], 0, 1);
            }
        };
    }
}
