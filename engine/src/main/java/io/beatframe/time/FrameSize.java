package io.beatframe.time;

/** A picture's size in square pixels; both even, because 4:2:0 halves them. */
public record FrameSize(int width, int height) {
    public FrameSize {
        if (width < 16 || height < 16 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException("Not a frame size: " + width + "x" + height);
        }
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "A frame size must be even: " + width + "x" + height);
        }
    }

    public double aspect() {
        return (double) width / height;
    }

    public int pixels() {
        return width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
