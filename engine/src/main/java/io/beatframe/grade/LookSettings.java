package io.beatframe.grade;

/**
 * A look as numbers.
 *
 * @param kelvin white towards which the picture is lit
 * @param whitePart how far, in mireds, 0 to 1
 * @param exposureStops before the curve
 * @param contrast slope of the curve at mid-grey
 * @param perChannel share of the curve that works on each channel (which saturates); the rest works
 *     on luminance
 * @param white light of the brightest white
 * @param lift light of the deepest black
 * @param toe how much of its slope the curve gets back in the deepest shadows, 0 to 1: dark hair
 *     and cloth keep their texture, and black stays black
 * @param shadowA Oklab a added around L = 1/3
 * @param highlightA Oklab a added around L = 2/3
 * @param saturation factor of Oklab chroma; a boost fades for colours that are vivid already
 * @param pop what chroma keeps of itself where it is vivid, however low the saturation
 * @param density how much saturated shadows darken, as in a print
 * @param skinKept how much of the white shift is taken back on skin
 * @param rollOff how much chroma the brightest lights lose
 */
record LookSettings(
        double kelvin,
        double whitePart,
        double exposureStops,
        double contrast,
        double perChannel,
        double white,
        double lift,
        double toe,
        double shadowA,
        double shadowB,
        double highlightA,
        double highlightB,
        double saturation,
        double pop,
        double density,
        double skinKept,
        double rollOff) {}
