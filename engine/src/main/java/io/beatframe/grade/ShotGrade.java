package io.beatframe.grade;

/**
 * The grade of one shot.
 *
 * @param correction what matches it to the reel
 * @param lut correction and look together
 * @param deltaEBefore how far the shot's colours are from the reel's, ΔE00, before the correction
 * @param deltaEAfter and after it
 * @param view what that looks like
 */
public record ShotGrade(
        int shotId,
        Correction correction,
        Lut3D lut,
        double deltaEBefore,
        double deltaEAfter,
        ShotView view) {}
