package io.beatframe.grade;

import io.beatframe.grade.colour.Oklab;
import io.beatframe.grade.colour.Srgb;
import io.beatframe.grade.colour.WhiteShift;

/**
 * One of our looks as a function of coded bt709 RGB. In this order: white shift, gamut compression,
 * skin blended back, exposure, S-curve, lift, then in Oklab saturation, highlight roll-off, split
 * tone, density and skin's hue, and the gamut knee. Safe for use by many threads.
 */
final class PaletteLook implements Lut3D.Transform {
    /** Chroma at which a boost of saturation has fallen to 1/e. */
    private static final double VIVID = 0.22;

    /** How far above black, in Oklab's lightness, tones have their whole tint. */
    private static final double TINTED = 0.2;

    private static final double MOST_SKIN_TURN = Math.toRadians(6);

    private final LookSettings settings;
    private final WhiteShift whiteShift;
    private final double whitePeak;
    private final ToneCurve curve;
    private final double black;

    PaletteLook(LookSettings settings) {
        this.settings = settings;
        this.whiteShift = WhiteShift.towards(settings.kelvin(), settings.whitePart());
        this.curve = new ToneCurve(settings.contrast(), settings.white(), settings.toe());
        this.black = Math.cbrt(settings.lift());
        double[] white = {1, 1, 1};
        whiteShift.apply(white);
        this.whitePeak = Math.max(white[0], Math.max(white[1], white[2]));
    }

    @Override
    public void apply(double[] rgb) {
        Srgb.toLight(rgb);
        double[] original = rgb.clone();
        double[] originalLab = rgb.clone();
        Oklab.fromLight(originalLab);
        double skin =
                Skin.likeness(
                        Math.hypot(originalLab[1], originalLab[2]),
                        Math.atan2(originalLab[2], originalLab[1]));
        light(rgb, original, skin);
        Oklab.fromLight(rgb);
        colour(rgb);
        keepSkinHue(rgb, originalLab, skin);
        Gamut.knee(rgb, original);
        Srgb.toCode(rgb);
    }

    /** The steps in linear light. */
    private void light(double[] rgb, double[] original, double skin) {
        shiftWhite(rgb);
        Gamut.compress(rgb);
        double exposure = Math.pow(2, settings.exposureStops());
        double kept = skin * settings.skinKept();
        for (int i = 0; i < 3; i++) {
            rgb[i] = exposure * (rgb[i] + kept * (original[i] - rgb[i]));
        }
        double luminance = Srgb.luminance(rgb[0], rgb[1], rgb[2]);
        double ratio = luminance > 1e-9 ? curve.at(luminance) / luminance : 0;
        for (int i = 0; i < 3; i++) {
            double toned =
                    settings.perChannel() * curve.at(rgb[i])
                            + (1 - settings.perChannel()) * ratio * rgb[i];
            rgb[i] = settings.lift() + (1 - settings.lift()) * toned;
        }
    }

    /**
     * Mid-tones keep their luminance; towards white the gain falls, so that white does not clip.
     */
    private void shiftWhite(double[] rgb) {
        double luminance = Math.clamp(Srgb.luminance(rgb[0], rgb[1], rgb[2]), 0, 1);
        double gain = 1 - (1 - 1 / whitePeak) * luminance * luminance;
        whiteShift.apply(rgb);
        for (int i = 0; i < 3; i++) {
            rgb[i] *= gain;
        }
    }

    /** The steps in Oklab. */
    private void colour(double[] lab) {
        double l = Math.clamp(lab[0], 0, 1);
        double chroma = Math.hypot(lab[1], lab[2]);
        double factor = saturationAt(chroma);
        factor *= 1 - settings.rollOff() * Skin.smoothStep(0.7, 1, l);
        double shadows = 6.75 * l * (1 - l) * (1 - l);
        // Black is not tinted, however far it is lifted.
        double tinted = Skin.smoothStep(black, black + TINTED, l);
        double inShadows = tinted * shadows;
        double inHighlights = tinted * 6.75 * l * l * (1 - l);
        lab[1] =
                lab[1] * factor
                        + settings.shadowA() * inShadows
                        + settings.highlightA() * inHighlights;
        lab[2] =
                lab[2] * factor
                        + settings.shadowB() * inShadows
                        + settings.highlightB() * inHighlights;
        double toned = Math.hypot(lab[1], lab[2]);
        lab[0] *= 1 - settings.density() * toned / (toned + 0.15) * Math.sqrt(shadows);
    }

    private double saturationAt(double chroma) {
        double saturation = settings.saturation();
        double factor =
                saturation <= 1
                        ? saturation
                        : 1 + (saturation - 1) * Math.exp(-(chroma / VIVID) * (chroma / VIVID));
        return factor + settings.pop() * Skin.smoothStep(0.15, 0.25, chroma);
    }

    /** However the look turns colours, it turns skin by 6 degrees at most. */
    private void keepSkinHue(double[] lab, double[] originalLab, double skin) {
        double weight = skin * Math.min(1, settings.saturation() / 0.6);
        if (weight <= 0) {
            return;
        }
        double originalHue = Math.atan2(originalLab[2], originalLab[1]);
        double turn = Math.IEEEremainder(Math.atan2(lab[2], lab[1]) - originalHue, 2 * Math.PI);
        double allowed = MOST_SKIN_TURN * Math.tanh(turn / MOST_SKIN_TURN);
        double back = weight * (allowed - turn);
        double cos = Math.cos(back);
        double sin = Math.sin(back);
        double a = lab[1];
        lab[1] = cos * a - sin * lab[2];
        lab[2] = sin * a + cos * lab[2];
    }
}
