package io.beatframe.ffmpeg;

/**
 * How a picture's numbers code its colours, stated for every source so that ffmpeg need not guess.
 */
public record SourceColour(Matrix matrix, Range range) {
    /** Y'CbCr matrices; RGB has none. */
    public enum Matrix {
        RGB,
        BT601,
        BT709,
        BT2020,
        FCC,
        SMPTE240M
    }

    /** 16 to 235, or 0 to 255. */
    public enum Range {
        TV,
        PC
    }

    /**
     * The colours of a stream by its tags. Without a matrix: BT.601 for standard definition, BT.709
     * for high definition, as television and players have it; without a range: video range, but for
     * RGB and yuvj formats.
     */
    public static SourceColour of(MediaInfo.Video video) {
        String format = video.pixelFormat();
        boolean rgb =
                format.startsWith("rgb")
                        || format.startsWith("bgr")
                        || format.startsWith("gbr")
                        || format.startsWith("pal")
                        || format.startsWith("argb")
                        || format.startsWith("abgr")
                        || format.startsWith("0rgb")
                        || format.startsWith("mono");
        boolean full = rgb || video.range().equals("pc") || format.startsWith("yuvj");
        Range range = full ? Range.PC : Range.TV;
        if (rgb) {
            return new SourceColour(Matrix.RGB, range);
        }
        Matrix matrix =
                switch (video.matrix()) {
                    case "bt709" -> Matrix.BT709;
                    case "bt470bg", "smpte170m" -> Matrix.BT601;
                    case "bt2020nc", "bt2020c" -> Matrix.BT2020;
                    case "fcc" -> Matrix.FCC;
                    case "smpte240m" -> Matrix.SMPTE240M;
                    default -> stated(video) ? Matrix.BT709 : untagged(video);
                };
        return new SourceColour(matrix, range);
    }

    /** Whether the stream says nothing of its matrix, so that its size decides. */
    public static boolean guessed(MediaInfo.Video video) {
        return !stated(video) && of(video).matrix() != Matrix.RGB;
    }

    private static boolean stated(MediaInfo.Video video) {
        return !video.matrix().isEmpty()
                && !video.matrix().equals("unknown")
                && !video.matrix().equals("reserved");
    }

    private static Matrix untagged(MediaInfo.Video video) {
        if (video.hdr()) {
            return Matrix.BT2020;
        }
        int longSide = Math.max(video.width(), video.height());
        int shortSide = Math.min(video.width(), video.height());
        return longSide >= 1280 || shortSide > 576 ? Matrix.BT709 : Matrix.BT601;
    }
}
