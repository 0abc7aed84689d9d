package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import java.util.List;

/**
 * How much of the skin in pictures has a channel at either end of 8 bits, where modelling is lost.
 * Skin is what may be skin by its colour before the look.
 *
 * @param before share of the skin's pixels
 * @param after the same with the look
 */
record SkinClipping(double before, double after) {
    private static final double LIKELY = 0.5;

    static SkinClipping of(List<SmallFrame> pictures, Lut3D.Transform look) {
        int skin = 0;
        int before = 0;
        int after = 0;
        double[] rgb = new double[3];
        for (SmallFrame picture : pictures) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    picture.pixel(x, y, rgb, 0);
                    if (skin(rgb.clone())) {
                        skin++;
                        before += clipped(rgb) ? 1 : 0;
                        look.apply(rgb);
                        after += clipped(rgb) ? 1 : 0;
                    }
                }
            }
        }
        return new SkinClipping((double) before / skin, (double) after / skin);
    }

    private static boolean skin(double[] lab) {
        Srgb.toLight(lab);
        Oklab.fromLight(lab);
        return Skin.likeness(Math.hypot(lab[1], lab[2]), Math.atan2(lab[2], lab[1])) > LIKELY;
    }

    private static boolean clipped(double[] rgb) {
        for (double code : rgb) {
            if (Math.round(255 * code) <= 0 || Math.round(255 * code) >= 255) {
                return true;
            }
        }
        return false;
    }
}
