package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Title;
import io.beatframe.time.FrameRange;
import io.beatframe.title.TitleZone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where words stand so that faces are seen: at their usual place when no face comes under it while
 * they are shown, else at the nearest one in the platforms' safe zone that is free all that time.
 * Title and subtitle move as one; captions stay on one line through a shot, and change it where the
 * picture does. When nothing is free, the place that hides least of the faces.
 */
public final class TitlePlaces {
    /** To the frame's height. */
    private static final double STEPS = 200;

    private static final int FARTHEST =
            (int) Math.round((TitleZone.BOTTOM - TitleZone.TOP) * STEPS);

    /** How much lower words may stand, the nearest first. */
    private static final double[] LOWER =
            IntStream.rangeClosed(-FARTHEST, FARTHEST)
                    .boxed()
                    .sorted(Comparator.comparingInt(Math::abs))
                    .mapToDouble(steps -> steps / STEPS)
                    .toArray();

    /** Between a title and a caption that is shown with it. */
    private static final double GAP = 0.02;

    // What else speaks against a place, in the units of Words.
    private static final double AWAY = 1;
    private static final double HOP_AT_CUT = 0.3;
    private static final double HOP = 15 * Words.TOUCHED;
    private static final double WORDS_OVER_WORDS = 1e6 * Words.TOUCHED;

    private static final double PAUSE_SECONDS = 1;
    private static final double BESIDE_CUT_SECONDS = 0.2;
    private static final double ROUNDING = 1e-9;

    private final ShotPlan plan;
    private final double[] lower;

    private TitlePlaces(ShotPlan plan) {
        this.plan = plan;
        this.lower = new double[plan.titles().size()];
    }

    /** Words of the plan by their number in it. */
    private record Placed(int number, Words words) {
        FrameRange frames() {
            return words.title().frames();
        }

        boolean meets(Placed other) {
            return ReelFaces.common(frames(), other.frames()).isPresent();
        }
    }

    /**
     * @param clips one per shot, which tell their faces
     * @return the plan with all of its words placed; those that it places already stay there
     */
    public static ShotPlan find(ShotPlan plan, List<Clip> clips) {
        return plan.titles().isEmpty()
                ? plan
                : new TitlePlaces(plan).placed(Words.of(plan, ReelFaces.of(plan, clips)));
    }

    private ShotPlan placed(List<Words> all) {
        List<Placed> opening = new ArrayList<>();
        List<Placed> captions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i).title().role()) {
                case TITLE, SUBTITLE -> opening.add(new Placed(i, all.get(i)));
                case CAPTION -> captions.add(new Placed(i, all.get(i)));
            }
        }
        blocks(opening).forEach(block -> block(block, captions));
        line(captions, captions.stream().map(caption -> costs(caption, opening)).toList());
        List<Title> titles = new ArrayList<>();
        for (int i = 0; i < lower.length; i++) {
            Title title = plan.titles().get(i);
            titles.add(title.lowered(title.lowered().orElse(0) + lower[i]));
        }
        return plan.with(titles);
    }

    /** Those that are shown together. */
    private static List<List<Placed>> blocks(List<Placed> opening) {
        List<List<Placed>> blocks = new ArrayList<>();
        for (Placed one : opening) {
            if (blocks.isEmpty() || blocks.getLast().stream().noneMatch(one::meets)) {
                blocks.add(new ArrayList<>());
            }
            blocks.getLast().add(one);
        }
        return blocks;
    }

    /** Where it costs least, with what captions beside it then cost at their best. */
    private void block(List<Placed> block, List<Placed> captions) {
        List<Placed> beside =
                captions.stream()
                        .filter(caption -> block.stream().anyMatch(caption::meets))
                        .toList();
        List<double[]> costsBeside =
                beside.stream().map(caption -> costs(caption.words())).toList();
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double by : LOWER) {
            double cost = block.stream().mapToDouble(one -> cost(one.words(), by)).sum();
            for (int i = 0; i < beside.size() && cost < least; i++) {
                cost += leastBeside(block, by, beside.get(i), costsBeside.get(i));
            }
            if (cost < least) {
                least = cost;
                best = by;
            }
        }
        for (Placed one : block) {
            lower[one.number()] = best;
        }
    }

    private static double leastBeside(
            List<Placed> block, double by, Placed caption, double[] costs) {
        double least = WORDS_OVER_WORDS;
        for (int i = 0; i < costs.length; i++) {
            double at = LOWER[i];
            if (costs[i] < least
                    && block.stream().noneMatch(one -> overlap(one, by, caption, at))) {
                least = costs[i];
            }
        }
        return least;
    }

    /** Infinite where they may not stand. */
    private static double cost(Words words, double by) {
        boolean safe =
                words.top() + by >= TitleZone.TOP - ROUNDING
                        && words.bottom() + by <= TitleZone.BOTTOM + ROUNDING;
        boolean allowed = by == 0 || (safe && words.title().lowered().isEmpty());
        return allowed ? words.hidden(by) + AWAY * Math.abs(by) : Double.POSITIVE_INFINITY;
    }

    /** Of each place of {@link #LOWER}. */
    private static double[] costs(Words words) {
        return Arrays.stream(LOWER).map(by -> cost(words, by)).toArray();
    }

    /** The same, once the titles have their places. */
    private double[] costs(Placed caption, List<Placed> opening) {
        double[] costs = costs(caption.words());
        for (int i = 0; i < costs.length; i++) {
            for (Placed title : opening) {
                if (overlap(title, lower[title.number()], caption, LOWER[i])) {
                    costs[i] += WORDS_OVER_WORDS;
                }
            }
        }
        return costs;
    }

    /** Whether they are shown together and too near each other. */
    private static boolean overlap(Placed title, double moved, Placed caption, double by) {
        return title.meets(caption)
                && title.words().top() + moved < caption.words().bottom() + by + GAP
                && title.words().bottom() + moved > caption.words().top() + by - GAP;
    }

    /** The row of places that costs least all in all (Viterbi 1967). */
    private void line(List<Placed> captions, List<double[]> costs) {
        List<int[]> before = new ArrayList<>();
        double[] sums = new double[LOWER.length];
        for (int i = 0; i < captions.size(); i++) {
            double hop = i == 0 ? 0 : hop(captions.get(i - 1).frames(), captions.get(i).frames());
            int best = least(sums);
            int[] from = new int[LOWER.length];
            double[] next = new double[LOWER.length];
            for (int place = 0; place < from.length; place++) {
                from[place] = sums[place] <= sums[best] + hop ? place : best;
                next[place] = costs.get(i)[place] + Math.min(sums[place], sums[best] + hop);
            }
            before.add(from);
            sums = next;
        }
        int place = least(sums);
        for (int i = captions.size() - 1; i >= 0; i--) {
            lower[captions.get(i).number()] = LOWER[place];
            place = before.get(i)[place];
        }
    }

    private static int least(double[] sums) {
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] < sums[best] ? i : best;
        }
        return best;
    }

    /** Words may change their line where the picture changes, or after a pause. */
    private double hop(FrameRange one, FrameRange next) {
        long near = plan.rate().frameAt(BESIDE_CUT_SECONDS);
        boolean cut =
                plan.shots().stream()
                        .map(Shot::range)
                        .mapToLong(FrameRange::start)
                        .anyMatch(
                                start -> start >= one.end() - near && start <= next.start() + near);
        boolean pause = next.start() - one.end() >= plan.rate().frameAt(PAUSE_SECONDS);
        return cut || pause ? HOP_AT_CUT : HOP;
    }
}
