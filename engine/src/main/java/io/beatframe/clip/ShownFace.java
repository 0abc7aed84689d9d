package io.beatframe.clip;

import io.beatframe.time.FrameRange;

/**
 * Where a face is seen for a while, from brow to chin, in fractions of the frame; it may reach
 * beyond the frame.
 *
 * @param frames of the clip
 * @param right to the right of {@code left}
 * @param bottom below {@code top}
 */
public record ShownFace(FrameRange frames, double left, double top, double right, double bottom) {
    public ShownFace {
        if (!(right > left && bottom > top)) {
            throw new IllegalArgumentException(
                    left + " to " + right + ", " + top + " to " + bottom);
        }
    }

    /** Whether any of it is in the frame. */
    public boolean inFrame() {
        return left < 1 && right > 0 && top < 1 && bottom > 0;
    }

    /** The same on other frames. */
    public ShownFace on(FrameRange other) {
        return new ShownFace(other, left, top, right, bottom);
    }
}
