package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRange;

/**
 * How the view is pushed into the picture and out of it: deepest on the two frames around {@code
 * anchor}, none {@code half} frames away.
 *
 * @param anchor the first frame of the second half
 * @param depth the margin that is left out on each side at the deepest, of the picture
 * @param pan how far the view has moved to the right at the deepest before the anchor, and to the
 *     left after it; at most {@code depth}, or it would leave the picture
 */
public record Swing(long anchor, long half, double depth, double pan) {
    public Swing {
        if (half < 1 || !(depth > 0 && depth < 0.5) || Math.abs(pan) > depth) {
            throw new IllegalArgumentException(half + ", " + depth + ", " + pan);
        }
    }

    /** The frames that it changes. */
    public FrameRange frames() {
        return FrameRange.between(anchor - half, anchor + half);
    }
}
