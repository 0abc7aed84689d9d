package io.beatframe.render;

import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.Swing;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What transitions do to the picture in which the shots are already cut or mixed. Those that show
 * one shot at a time change over on the beat's frame, where the effect is strongest and hides it.
 * Each effect is a few filters for all joins of the reel together, so that their number costs no
 * memory.
 */
final class Effects {
    /** The margin that a zoom leaves out on each side at its deepest, of the picture. */
    static final double ZOOM_DEPTH = 0.2;

    /** A whip's blur is rounded to this part of the width: fewer filters, and nobody sees it. */
    private static final double BLUR_STEP = 1 / 128.0;

    private final ShotPlan plan;
    private final List<Filter> fades = new ArrayList<>();
    private final List<FrameRange> white = new ArrayList<>();
    private final List<Swing> swings = new ArrayList<>();
    private final SortedMap<Integer, List<FrameRange>> blurred = new TreeMap<>();
    private final List<FrameRange> split = new ArrayList<>();
    private final List<FrameRange> torn = new ArrayList<>();
    private final List<FrameRange> blocked = new ArrayList<>();

    private Effects(ShotPlan plan) {
        this.plan = plan;
    }

    /** Filters for a stream whose frames are the reel's. */
    static List<Filter> of(ShotPlan plan) {
        return new Effects(plan).filters();
    }

    private List<Filter> filters() {
        for (int i = 0; i < plan.joins().size(); i++) {
            long anchor = plan.shots().get(i + 1).range().start();
            switch (plan.joins().get(i)) {
                case Transition.Cut cut -> {}
                case Transition.Dissolve mixedElsewhere -> {}
                case Transition.LightLeak mixedElsewhere -> {}
                case Transition.Push slidElsewhere -> {}
                case Transition.DipToBlack(int overlap) -> dip(anchor, overlap / 2);
                case Transition.DipToWhite(int overlap) ->
                        white.add(new FrameRange(anchor - overlap / 2, overlap));
                case Transition.Zoom(int overlap) ->
                        swings.add(new Swing(anchor, overlap / 2, ZOOM_DEPTH, 0));
                case Transition.Whip(int overlap) ->
                        blurTheWay(new FrameRange(anchor - overlap / 2, overlap));
                case Transition.Glitch(int overlap) -> glitch(anchor, overlap / 2);
            }
        }
        List<Filter> filters = new ArrayList<>(fades);
        if (!white.isEmpty()) {
            during(filters, new Filter.DipToWhite(white), white);
        }
        if (!swings.isEmpty()) {
            List<FrameRange> frames = swings.stream().map(Swing::frames).toList();
            filters.add(new Filter.During(new Filter.SwingView(swings), frames));
        }
        blurred.forEach((steps, frames) -> {
            double radius = steps * BLUR_STEP * plan.size().width();
            during(filters, new Filter.BlurSideways((int) Math.ceil(radius)), frames);
        });
        int unit = Math.max(1, plan.size().width() / 60);
        during(filters, new Filter.SplitColour(Math.min(255, 2 * unit)), split);
        during(filters, new Filter.SwapBands(0.07, 0.18, 0.56), torn);
        during(filters, new Filter.SwapBands(0.04, 0.34, 0.8), torn);
        during(filters, new Filter.Blocks(4 * unit, Math.max(2, unit)), blocked);
        during(filters, new Filter.Grain(22), split);
        return filters;
    }

    private static void during(List<Filter> filters, Filter filter, List<FrameRange> frames) {
        if (!frames.isEmpty()) {
            filters.add(new Filter.During(filter, frames));
        }
    }

    /** The first shot to black, the second one out of it; the beat's own frame is black. */
    private void dip(long anchor, int half) {
        FrameRange before = new FrameRange(anchor - half, half);
        FrameRange after = new FrameRange(anchor, half);
        fades.add(new Filter.During(new Filter.FadeToBlack(before), List.of(before)));
        fades.add(new Filter.During(new Filter.FadeFromBlack(after), List.of(after)));
    }

    /**
     * As far as the picture moves while a frame of a whip is exposed: the slope of {@link
     * Filter.Slide}'s way, half of it to either side.
     */
    private void blurTheWay(FrameRange frames) {
        for (long frame = frames.start(); frame < frames.end(); frame++) {
            double part = (double) (frame - frames.start()) / frames.length();
            double radius = 3 * part * (1 - part) / frames.length();
            int steps = (int) Math.round(radius / BLUR_STEP);
            if (steps > 0) {
                blurred.computeIfAbsent(steps, none -> new ArrayList<>())
                        .add(new FrameRange(frame, 1));
            }
        }
    }

    /** Colours come apart, bands change places, blocks drop out: most around the beat. */
    private void glitch(long anchor, int half) {
        FrameRange all = FrameRange.between(anchor - half, anchor + half);
        split.add(all);
        for (long frame = all.start(); frame < all.end(); frame++) {
            switch ((int) ((frame - all.start()) % 3)) {
                case 1 -> torn.add(new FrameRange(frame, 1));
                case 2 -> blocked.add(new FrameRange(frame, 1));
                default -> {
                    // The shot shines through, so that the eye keeps hold of it.
                }
            }
        }
    }
}
