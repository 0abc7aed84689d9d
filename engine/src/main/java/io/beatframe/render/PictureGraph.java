package io.beatframe.render;

import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph;
import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.grade.VideoCube;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.time.FrameRange;
import io.beatframe.title.TitleTrack;
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
 * 1080×1920: 1.2 to 2.5 GB, against 0.25 GB). Only joins that show both shots need two frames at
 * once: then the chain forks into two rolls of the reel's length that differ only where two shots
 * are seen, and the second roll fades or slides in over the first.
 */
final class PictureGraph {
    private static final int OUT_ROLL = 0;
    private static final int IN_ROLL = 1;
    private static final int OUT_READY = 2;
    private static final int IN_READY = 3;
    private static final int REEL = 4;
    private static final int UNDER_LEAK = 5;
    private static final int LEAK_FROM = 6;
    private static final int LEAK = 7;
    private static final int LEAKED = 8;
    private static final int FIRST_OF_FILM = 9;
    private static final int WORDS = 13;
    private static final int WITH_WORDS = 14;

    /** After the clips and the song. */
    private static final int TITLES_INPUT = 2;

    private final ShotPlan plan;
    private final Splice splice;
    private final List<FrameRange> fades = new ArrayList<>();
    private final List<FrameRange> leaks = new ArrayList<>();
    private final List<Filter.Slide> slides = new ArrayList<>();

    private PictureGraph(ShotPlan plan) {
        this.plan = plan;
        this.splice = Splice.of(plan);
        for (int i = 0; i < plan.joins().size(); i++) {
            if (plan.joins().get(i).showsBoth()) {
                sort(i);
            }
        }
    }

    private void sort(int index) {
        Transition join = plan.joins().get(index);
        long anchor = plan.shots().get(index + 1).range().start();
        FrameRange frames = new FrameRange(anchor - join.overlap() / 2, join.overlap());
        switch (join) {
            case Transition.Dissolve dissolve -> fades.add(frames);
            case Transition.LightLeak leak -> {
                fades.add(frames);
                leaks.add(frames);
            }
            // Every second one goes the other way.
            case Transition.Push push -> slides.add(new Filter.Slide(frames, index % 2 == 0));
            case Transition.Whip whip -> slides.add(new Filter.Slide(frames, index % 2 == 0));
            case Transition.Cut _,
                    Transition.DipToBlack _,
                    Transition.DipToWhite _,
                    Transition.Zoom _,
                    Transition.Glitch _ -> {}
        }
    }

    /**
     * @param cubes the {@link VideoCube} of each shot, in order; shots may share one
     * @return a graph of one output; its video inputs are the row of clips and, as input 2, the
     *     plan's titles where there are any
     */
    static FilterGraph of(ShotPlan plan, List<Path> cubes) {
        return new PictureGraph(plan).graph(cubes);
    }

    private FilterGraph graph(List<Path> cubes) {
        List<Filter> graded = new ArrayList<>();
        graded.add(new Filter.CountFrames(plan.rate()));
        graded.add(new Filter.ToLutPlanes());
        graded.addAll(luts(cubes));
        graded.add(new Filter.FromLutPlanes());
        List<Chain> chains = new ArrayList<>();
        List<FrameRange> unused = Splice.unused(plan, splice);
        if (splice.mixes().isEmpty()) {
            graded.addAll(without(unused));
            graded.addAll(finish());
            chains.add(new Chain(List.of(new Source.Video(0)), graded, List.of(REEL)));
            chains.addAll(overTheReel());
            return new FilterGraph(chains);
        }
        graded.add(new Filter.Split(2));
        chains.add(new Chain(List.of(new Source.Video(0)), graded, List.of(OUT_ROLL, IN_ROLL)));
        chains.add(roll(OUT_ROLL, OUT_READY, with(unused, Splice.Mix::in), slidesOut()));
        chains.add(roll(IN_ROLL, IN_READY, with(unused, Splice.Mix::out), fadesIn()));
        List<Filter> mixed = new ArrayList<>();
        mixed.add(new Filter.During(new Filter.Overlay(slides), mixedFrames()));
        mixed.addAll(finish());
        chains.add(
                new Chain(
                        List.of(new Source.Pad(OUT_READY), new Source.Pad(IN_READY)),
                        mixed,
                        List.of(REEL)));
        chains.addAll(overTheReel());
        return new FilterGraph(chains);
    }

    private List<Chain> overTheReel() {
        List<Chain> chains = new ArrayList<>();
        if (!leaks.isEmpty()) {
            chains.addAll(leak());
        }
        int last = leaks.isEmpty() ? REEL : LEAKED;
        List<Chain> film =
                FilmChain.of(plan.brief().grading().film(), plan.size(), last, FIRST_OF_FILM);
        chains.addAll(film);
        if (!plan.titles().isEmpty()) {
            chains.addAll(words(film.isEmpty() ? last : film.getLast().pads().getFirst()));
        }
        return chains;
    }

    /** Above film and light: words are printed on the picture, not filmed. */
    private List<Chain> words(int under) {
        TitleTrack track = TitleTrack.of(plan);
        return List.of(
                new Chain(
                        List.of(new Source.Video(TITLES_INPUT)),
                        List.of(new Filter.CountFrames(plan.rate()), new Filter.ToVideoWithAlpha()),
                        List.of(WORDS)),
                new Chain(
                        List.of(new Source.Pad(under), new Source.Pad(WORDS)),
                        List.of(
                                new Filter.During(
                                        new Filter.OverlayAt(track.x(), track.y()), track.shown()),
                                new Filter.TagBt709()),
                        List.of(WITH_WORDS)));
    }

    private List<Chain> leak() {
        return List.of(
                new Chain(
                        List.of(new Source.Pad(REEL)),
                        List.of(new Filter.Split(2)),
                        List.of(UNDER_LEAK, LEAK_FROM)),
                new Chain(
                        List.of(new Source.Pad(LEAK_FROM)),
                        List.of(new Filter.Leak(plan.size(), leaks)),
                        List.of(LEAK)),
                new Chain(
                        List.of(new Source.Pad(UNDER_LEAK), new Source.Pad(LEAK)),
                        List.of(
                                new Filter.During(new Filter.OverlayAt(0, 0), leaks),
                                new Filter.TagBt709()),
                        List.of(LEAKED)));
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
        for (FrameRange frames : fades) {
            filters.add(new Filter.During(new Filter.FadeInAlpha(frames), List.of(frames)));
        }
        return filters;
    }

    private List<Filter> slidesOut() {
        return slides.isEmpty()
                ? List.of()
                : List.of(
                        new Filter.During(
                                new Filter.SlideOut(slides),
                                slides.stream().map(Filter.Slide::frames).toList()));
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
