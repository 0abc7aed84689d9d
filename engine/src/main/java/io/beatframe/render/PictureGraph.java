package io.beatframe.render;

import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.plan.ShotPlan;
import io.beatframe.time.FrameRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The filters that turn the row of clips into the reel.
 *
 * <p>One straight chain, in which a filter works on its own frames only: each shot's LUT on the
 * shot's frames, each effect around its join. So the number of shots costs no memory; a branch per
 * shot, or an xfade per join, holds on to its frames until the end (measured with 40 shots of
 * 1080×1920: 1.2 to 2.5 GB, against 0.25 GB). Only dissolves need two frames at once: then the
 * chain forks into two rolls of the reel's length that differ only where two shots are seen, and
 * the second roll fades in over the first.
 */
final class PictureGraph {
    private static final int OUT_ROLL = 0;
    private static final int IN_ROLL = 1;
    private static final int OUT_READY = 2;
    private static final int IN_READY = 3;
    private static final int REEL = 4;

    private final ShotPlan plan;
    private final Splice splice;

    private PictureGraph(ShotPlan plan) {
        this.plan = plan;
        this.splice = Splice.of(plan);
    }

    /**
     * @param cubes the LUT of each shot, in order; shots may share one
     * @return a graph of one video input, the row of clips, and one output
     */
    static FilterGraph of(ShotPlan plan, List<Path> cubes) {
        return new PictureGraph(plan).graph(cubes);
    }

    private FilterGraph graph(List<Path> cubes) {
        List<Filter> graded = new ArrayList<>();
        graded.add(new Filter.CountFrames(plan.rate()));
        graded.add(new Filter.ToFloatRgb());
        graded.addAll(luts(cubes));
        graded.add(new Filter.ToVideo());
        List<Chain> chains = new ArrayList<>();
        List<FrameRange> unused = Splice.unused(plan, splice);
        if (splice.mixes().isEmpty()) {
            graded.addAll(without(unused));
            graded.addAll(finish());
            chains.add(new Chain(List.of(new Source.Video(0)), graded, List.of(REEL)));
            chains.addAll(film());
            return new FilterGraph(chains);
        }
        graded.add(new Filter.Split(2));
        chains.add(new Chain(List.of(new Source.Video(0)), graded, List.of(OUT_ROLL, IN_ROLL)));
        chains.add(roll(OUT_ROLL, OUT_READY, with(unused, Splice.Mix::in), List.of()));
        chains.add(roll(IN_ROLL, IN_READY, with(unused, Splice.Mix::out), fadesIn()));
        List<Filter> mixed = new ArrayList<>();
        mixed.add(new Filter.During(new Filter.Overlay(), mixedFrames()));
        mixed.addAll(finish());
        chains.add(
                new Chain(
                        List.of(new Source.Pad(OUT_READY), new Source.Pad(IN_READY)),
                        mixed,
                        List.of(REEL)));
        chains.addAll(film());
        return new FilterGraph(chains);
    }

    private List<Chain> film() {
        return FilmChain.of(plan.brief().grading().film(), plan.size(), REEL, REEL + 1);
    }

    private List<Filter> luts(List<Path> cubes) {
        Map<Path, List<FrameRange>> framesOf = new LinkedHashMap<>();
        for (int i = 0; i < cubes.size(); i++) {
            framesOf.computeIfAbsent(cubes.get(i), cube -> new ArrayList<>())
                    .add(splice.shots().get(i).source());
        }
        List<Filter> luts = new ArrayList<>();
        framesOf.forEach(
                (cube, frames) -> luts.add(new Filter.During(new Filter.ApplyLut(cube), frames)));
        return luts;
    }

    private Chain roll(int from, int to, List<FrameRange> dropped, List<Filter> more) {
        List<Filter> filters = new ArrayList<>(without(dropped));
        filters.addAll(more);
        return new Chain(List.of(new Source.Pad(from)), filters, List.of(to));
    }

    /** Takes frames out and counts the rest anew. */
    private List<Filter> without(List<FrameRange> frames) {
        return frames.isEmpty()
                ? List.of()
                : List.of(new Filter.DropFrames(frames), new Filter.CountFrames(plan.rate()));
    }

    private List<FrameRange> with(List<FrameRange> unused, Function<Splice.Mix, FrameRange> part) {
        List<FrameRange> all = new ArrayList<>(unused);
        splice.mixes().forEach(mix -> all.add(part.apply(mix)));
        all.sort(Comparator.comparingLong(FrameRange::start));
        return all;
    }

    private List<Filter> fadesIn() {
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter.PixelFormat("yuva420p"));
        for (FrameRange frames : mixedFrames()) {
            filters.add(new Filter.During(new Filter.FadeInAlpha(frames), List.of(frames)));
        }
        return filters;
    }

    private List<FrameRange> mixedFrames() {
        return splice.mixes().stream().map(Splice.Mix::reel).toList();
    }

    /** The other transitions, and the tags that every player needs. */
    private List<Filter> finish() {
        List<Filter> filters = new ArrayList<>(Effects.of(plan));
        filters.add(new Filter.TagBt709());
        return filters;
    }
}
