package io.beatframe.picture;

import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a film go by for black and frozen stretches, and for cuts that nobody announced. Takes
 * luma as stored, a byte a pixel: 16 is black, 235 white.
 */
public final class PictureWatch {
    /** A pixel is black up to here; 16 is none of the light, 24 about 4 % of it. */
    private static final int BLACK_LUMA = 24;

    private static final double BLACK_PART = 0.98;

    /** Mean change from frame to frame below which nothing moves: -60 dB of full scale. */
    private static final double FROZEN_CHANGE = 0.255;

    /** How much more than the frames around it a cut changes. */
    private static final double CUT_RATIO = 3;

    private static final double CUT_CHANGE = 12;

    private final Runs black = new Runs();
    private final Runs frozen = new Runs();
    private final List<Long> cuts = new ArrayList<>();
    private byte @Nullable [] last;
    private double changeBefore;
    private double change;
    private long frames;

    public void see(long index, byte[] luma) {
        black.next(index, isBlack(luma));
        if (last == null) {
            last = luma.clone();
        } else {
            double now = difference(last, luma);
            frozen.next(index, now < FROZEN_CHANGE);
            // A cut shows when the frame after it is seen: the change must be alone.
            if (change > CUT_CHANGE && change > CUT_RATIO * Math.max(changeBefore, now)) {
                cuts.add(index - 1);
            }
            changeBefore = change;
            change = now;
            System.arraycopy(luma, 0, last, 0, luma.length);
        }
        frames = index + 1;
    }

    public long frames() {
        return frames;
    }

    public List<FrameRange> black() {
        return black.all(frames);
    }

    /** The frames that equal the one before them, joined. */
    public List<FrameRange> frozen() {
        return frozen.all(frames);
    }

    /** First frames of new pictures, as far as a change of brightness tells. */
    public List<Long> cuts() {
        return List.copyOf(cuts);
    }

    /** Mean absolute difference. */
    private static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return (double) sum / one.length;
    }

    private static boolean isBlack(byte[] luma) {
        int dark = 0;
        for (byte value : luma) {
            dark += (value & 0xff) <= BLACK_LUMA ? 1 : 0;
        }
        return dark >= BLACK_PART * luma.length;
    }

    /** Stretches of frames that have something in common. */
    private static final class Runs {
        private final List<FrameRange> done = new ArrayList<>();
        private long start = -1;

        void next(long index, boolean holds) {
            if (holds && start < 0) {
                start = index;
            } else if (!holds && start >= 0) {
                done.add(FrameRange.between(start, index));
                start = -1;
            }
        }

        List<FrameRange> all(long end) {
            List<FrameRange> all = new ArrayList<>(done);
            if (start >= 0) {
                all.add(FrameRange.between(start, end));
            }
            return all;
        }
    }
}
