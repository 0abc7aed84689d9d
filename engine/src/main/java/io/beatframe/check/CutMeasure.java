package io.beatframe.check;

import java.util.OptionalDouble;

/**
 * One join, measured in the finished file.
 *
 * @param frame where the plan puts it
 * @param beatSeconds the beat it belongs to, seconds into the reel
 * @param errorFrames measured frame minus planned frame; 0 is exact, and says nothing unless proven
 * @param beatErrorMs the planned frame's time minus the beat's: at most half a frame
 * @param method what it was measured against
 * @param marginDb by how much the measured position beats its neighbours, in PSNR
 * @param proven whether the picture tells where the join lies
 * @param deltaEAsFilmed how far the colours of the last frame before the join and the first after
 *     it are apart in the clips ({@link io.beatframe.grade.TonalColours}, ΔE00), where those are at
 *     hand
 * @param deltaE the same in the finished file, where a plan says which frames those are
 */
public record CutMeasure(
        long frame,
        double beatSeconds,
        int errorFrames,
        double beatErrorMs,
        CutMethod method,
        double marginDb,
        boolean proven,
        OptionalDouble deltaEAsFilmed,
        OptionalDouble deltaE) {}
