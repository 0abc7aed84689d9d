package io.beatframe.check;

import io.beatframe.grade.TonalColours;
import io.beatframe.grade.colour.VideoPlanes;
import io.beatframe.time.FrameSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches a reel go by for the colours on either side of each join, in the frames that show one
 * shot alone: a jump that the contents don't explain is what a viewer calls badly graded.
 */
final class JoinColours {
    /** One pixel in 16 tells the colours as well as all. */
    private static final int STEP = 4;

    /** A code of 8 bits as {@link VideoPlanes} has it. */
    private static final double CODE = 256 / 65535.0;

    private final FrameSize size;
    private final Set<Long> wanted = new HashSet<>();
    private final Map<Long, TonalColours> seen = new HashMap<>();

    JoinColours(List<Join> joins, FrameSize size) {
        this.size = size;
        for (Join join : joins) {
            wanted.add(join.lastBefore());
            wanted.add(join.firstPure());
        }
    }

    /**
     * @param yuv a frame of planar 4:2:0, bt709, tv range
     */
    void see(long index, byte[] yuv) {
        if (wanted.contains(index)) {
            seen.put(index, ofYuv(yuv, size));
        }
    }

    /** ΔE00 between the two sides; empty where the file ends before. */
    OptionalDouble across(Join join) {
        return between(seen.get(join.lastBefore()), seen.get(join.firstPure()));
    }

    static OptionalDouble between(@Nullable TonalColours before, @Nullable TonalColours after) {
        return before == null || after == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.round(100 * before.distance(after)) / 100.0);
    }

    private static TonalColours ofYuv(byte[] yuv, FrameSize size) {
        int blue = size.pixels();
        int red = blue + blue / 4;
        return of(
                size,
                (x, y, colour) -> {
                    int half = y / 2 * (size.width() / 2) + x / 2;
                    colour[0] = CODE * (yuv[red + half] & 0xff);
                    colour[1] = CODE * (yuv[y * size.width() + x] & 0xff);
                    colour[2] = CODE * (yuv[blue + half] & 0xff);
                    VideoPlanes.toRgb(colour);
                });
    }

    /**
     * @param rgb R, G, B bytes, row after row
     */
    static TonalColours ofRgb(byte[] rgb, FrameSize size) {
        return of(
                size,
                (x, y, colour) -> {
                    int at = 3 * (y * size.width() + x);
                    for (int i = 0; i < 3; i++) {
                        colour[i] = (rgb[at + i] & 0xff) / 255.0;
                    }
                });
    }

    /** Puts a pixel's coded R, G, B into an array of three. */
    private interface Pixels {
        void read(int x, int y, double[] colour);
    }

    private static TonalColours of(FrameSize size, Pixels pixels) {
        int columns = size.width() / STEP;
        int rows = size.height() / STEP;
        double[] rgb = new double[3 * columns * rows];
        double[] colour = new double[3];
        for (int i = 0; i < columns * rows; i++) {
            pixels.read(i % columns * STEP, i / columns * STEP, colour);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = Math.clamp(colour[channel], 0, 1);
            }
        }
        return TonalColours.of(rgb);
    }
}
