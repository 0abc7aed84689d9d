package io.beatframe.check;

import io.beatframe.time.FrameSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Watches a reel go by for flashes, in cells of about an eighteenth of the picture's width. */
final class FlashWatch {
    /** Of the light of white. */
    private static final double LEAST_CHANGE = 0.1;

    /** No flash if even its darker half is brighter. */
    private static final double BRIGHT = 0.8;

    /** Of red over the other two, WCAG's 20 of 320. */
    private static final double LEAST_RED_CHANGE = 20.0 / 320;

    private static final double SATURATED = 0.8;

    private final FrameSize size;
    private final Alternation light;
    private final Alternation red;

    /**
     * @param size of the frames, both even
     */
    FlashWatch(FrameSize size, double framesASecond) {
        this.size = size;
        this.light = new Alternation(LEAST_CHANGE, framesASecond);
        this.red = new Alternation(LEAST_RED_CHANGE, framesASecond);
    }

    /**
     * @param yuv a frame of planar 4:2:0, bt709, tv range
     */
    void see(long index, byte[] yuv) {
        int quarter = size.pixels() / 4;
        int wide = size.width() / 2;
        int high = size.height() / 2;
        float[] luma = Luma.coarse(yuv, size);
        byte[] planes = Arrays.copyOfRange(yuv, size.pixels(), size.pixels() + 2 * quarter);
        float[] blue = Luma.coarse(planes, wide, high);
        float[] reds = Luma.coarse(Arrays.copyOfRange(planes, quarter, 2 * quarter), wide, high);
        float[] lights = new float[luma.length];
        boolean[] dark = new boolean[luma.length];
        float[] redness = new float[luma.length];
        boolean[] saturated = new boolean[luma.length];
        for (int i = 0; i < luma.length; i++) {
            double y = (luma[i] - 16) / 219;
            double r = linear(y + 1.5748 * (reds[i] - 128) / 224);
            double b = linear(y + 1.8556 * (blue[i] - 128) / 224);
            double g = linear(y - (0.1873 * (blue[i] - 128) + 0.4681 * (reds[i] - 128)) / 224);
            lights[i] = (float) (0.2126 * r + 0.7152 * g + 0.0722 * b);
            dark[i] = lights[i] < BRIGHT;
            redness[i] = (float) Math.max(0, r - g - b);
            saturated[i] = r + g + b > 0 && r / (r + g + b) >= SATURATED;
        }
        light.see(index, lights, dark);
        red.see(index, redness, saturated);
    }

    private static double linear(double coded) {
        return Math.pow(Math.clamp(coded, 0, 1), 2.4);
    }

    Flashes flashes() {
        return new Flashes(light.most, red.most);
    }

    /** Frames at which a second ends that has too many flashes of a kind, the first of each run. */
    List<Long> tooMany() {
        List<Long> all = new ArrayList<>(light.tooMany);
        all.addAll(red.tooMany);
        all.sort(null);
        return all;
    }

    /**
     * One measure of light. Each cell goes up and down; where a quarter of all cells have gone the
     * other way since the last change of the whole picture, the picture has changed again.
     */
    private static final class Alternation {
        private static final double LEAST_AREA = 0.25;

        private final double least;
        private final double framesASecond;
        private final Deque<Long> changes = new ArrayDeque<>();
        private final List<Long> tooMany = new ArrayList<>();
        private float[] extreme = {};
        private boolean[] able = {};
        private int[] direction = {};
        private boolean[] fresh = {};
        private boolean[] counted = {};
        private int lastDirection;
        private int most;

        Alternation(double least, double framesASecond) {
            this.least = least;
            this.framesASecond = framesASecond;
        }

        /**
         * @param counts whether a change to or from such a cell is one that counts
         */
        void see(long index, float[] level, boolean[] counts) {
            if (extreme.length == 0) {
                extreme = level.clone();
                able = counts.clone();
                direction = new int[level.length];
                fresh = new boolean[level.length];
                counted = new boolean[level.length];
                return;
            }
            int up = 0;
            int down = 0;
            for (int i = 0; i < level.length; i++) {
                follow(i, level[i], counts[i]);
                up += fresh[i] && direction[i] > 0 ? 1 : 0;
                down += fresh[i] && direction[i] < 0 ? 1 : 0;
            }
            if (lastDirection <= 0 && up >= LEAST_AREA * level.length) {
                change(index, 1);
            } else if (lastDirection >= 0 && down >= LEAST_AREA * level.length) {
                change(index, -1);
            }
        }

        private void follow(int cell, float level, boolean counts) {
            float step = level - extreme[cell];
            boolean onwards = direction[cell] * step > 0;
            if (onwards) {
                // A slow fade may reach what counts only on its way.
                fresh[cell] |= counts && !counted[cell];
                counted[cell] |= counts;
                extreme[cell] = level;
                able[cell] = counts;
            } else if (Math.abs(step) >= least) {
                counted[cell] = able[cell] || counts;
                fresh[cell] = counted[cell];
                direction[cell] = step > 0 ? 1 : -1;
                extreme[cell] = level;
                able[cell] = counts;
            }
        }

        private void change(long index, int towards) {
            lastDirection = towards;
            Arrays.fill(fresh, false);
            changes.add(index);
            while (changes.getFirst() <= index - framesASecond) {
                changes.removeFirst();
            }
            int flashes = changes.size() / 2;
            most = Math.max(most, flashes);
            if (flashes > Flashes.MOST
                    && (tooMany.isEmpty() || index - tooMany.getLast() > framesASecond)) {
                tooMany.add(index);
            }
        }
    }
}
