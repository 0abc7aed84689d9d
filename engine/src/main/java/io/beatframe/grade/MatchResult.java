package io.beatframe.grade;

import java.nio.file.Path;

/**
 * One clip matched to a reference.
 *
 * @param correction as a colourist would turn it
 * @param cube the same as a LUT, without any look; where clip and reference show the same, also
 *     what the six numbers leave over
 * @param deltaEBefore mean ΔE00 between the tones of clip and reference, darkest to brightest
 * @param deltaEAfter the same with the cube's match
 * @param statistics of the clip as it is
 */
public record MatchResult(
        Path clip,
        Correction correction,
        Lut3D cube,
        double deltaEBefore,
        double deltaEAfter,
        ColourStatistics statistics) {}
