package io.beatframe.time;

/** Frames {@code start} to {@code start + length - 1}: half-open, like every range here. */
public record FrameRange(long start, long length) {
    public FrameRange {
        if (length < 1) {
            throw new IllegalArgumentException("A range needs at least one frame, not " + length);
        }
    }

    public static FrameRange between(long start, long end) {
        return new FrameRange(start, end - start);
    }

    /** The first frame after the range. */
    public long end() {
        return start + length;
    }

    public boolean contains(long frame) {
        return frame >= start && frame < end();
    }
}
