package io.beatframe.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes cuts that a style bears of those that someone wished for. Wishes are joints, so they lie on
 * beats by nature; what is left to do: begin at the start, merge what is too short, split what is
 * too long at its best beat, and bring the number of shots within the style's.
 */
final class Cutting {
    private static final int LEAST_FRAMES = 6;

    private final Score score;
    private final StyleRules rules;
    private final double longestSec;

    /** By the joint at which they begin; the first is 0. */
    private final TreeMap<Integer, ShotIdea> shots = new TreeMap<>();

    private final List<String> notes = new ArrayList<>();

    Cutting(Score score, StyleRules rules, List<ShotIdea> wishes) {
        this.score = score;
        this.rules = rules;
        this.longestSec = score.longestShotSec();
        int lost = 0;
        for (ShotIdea wish : wishes) {
            boolean inside = wish.joint() >= 0 && wish.joint() < score.end();
            if (!inside || shots.putIfAbsent(wish.joint(), wish) != null) {
                lost++;
            }
        }
        note(lost, "left out: no beat of the reel to begin on, or another one begins there");
        Map.Entry<Integer, ShotIdea> first = shots.pollFirstEntry();
        if (first != null) {
            shots.put(0, first.getValue().movedTo(0));
        }
    }

    /** The shots in order, each with the joint at which it begins; the first is at 0. */
    List<ShotIdea> cut() {
        if (shots.isEmpty()) {
            return List.of();
        }
        note(merge(), "too short for this style: merged with the one before");
        note(split(), "too long for this style: split on a beat");
        balance();
        return List.copyOf(shots.values());
    }

    List<String> notes() {
        return notes;
    }

    private int merge() {
        int merged = 0;
        Integer at = 0;
        while (at != null) {
            Integer next = shots.higherKey(at);
            if (bearable(at, next == null ? score.end() : next)) {
                at = next;
            } else if (next != null) {
                shots.remove(next);
                merged++;
            } else {
                // The last one is too short: the one before goes on to the end.
                Integer before = shots.lowerKey(at);
                if (before != null) {
                    shots.remove(at);
                    merged++;
                }
                at = null;
            }
        }
        return merged;
    }

    private int split() {
        int splits = 0;
        Integer at = 0;
        while (at != null) {
            int end = endOf(at);
            int cut = seconds(at, end) > longestSec ? bestCut(at, end) : 0;
            if (cut > 0) {
                splitAt(at, cut);
                splits++;
            } else {
                at = shots.higherKey(at);
            }
        }
        return splits;
    }

    private void balance() {
        StyleRules.Span span = rules.shotsWithin(score.seconds(score.end()));
        int wished = shots.size();
        while (shots.size() > span.most() && dropWeakest()) {}
        while (shots.size() < span.least() && splitLongest()) {}
        if (shots.size() != wished) {
            notes.add(
                    "The planner's "
                            + wished
                            + " shots became "
                            + shots.size()
                            + ", as this style has "
                            + span.least()
                            + " to "
                            + span.most()
                            + " in this time.");
        }
    }

    private boolean dropWeakest() {
        List<Integer> starts = new ArrayList<>(shots.tailMap(0, false).keySet());
        starts.sort(Comparator.comparingDouble((Integer joint) -> -score.landing(joint)));
        for (int joint : starts) {
            int before = shots.lowerKey(joint);
            if (seconds(before, endOf(joint)) <= longestSec) {
                shots.remove(joint);
                return true;
            }
        }
        // Too many, and none can be spared: rather long shots than a reel nobody can follow.
        shots.remove(starts.getFirst());
        return true;
    }

    private boolean splitLongest() {
        List<Integer> starts = new ArrayList<>(shots.keySet());
        starts.sort(Comparator.comparingDouble((Integer joint) -> -seconds(joint, endOf(joint))));
        for (int joint : starts) {
            int cut = bestCut(joint, endOf(joint));
            if (cut > 0) {
                splitAt(joint, cut);
                return true;
            }
        }
        return false;
    }

    private void splitAt(int at, int cut) {
        ShotIdea whole = Objects.requireNonNull(shots.get(at));
        shots.put(at, whole.begun());
        shots.put(cut, whole.continued(cut));
    }

    /** A joint between two that leaves both halves long enough; 0 where there is none. */
    private int bestCut(int from, int to) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        double length = seconds(from, to);
        for (int joint = from + 1; joint < to; joint++) {
            if (bearable(from, joint) && bearable(joint, to)) {
                double off = Math.abs(seconds(from, joint) / length - 0.5);
                double cost = 4 * off + rules.landing() * score.landing(joint);
                if (cost < least) {
                    least = cost;
                    best = joint;
                }
            }
        }
        return best;
    }

    private int endOf(int joint) {
        Integer next = shots.higherKey(joint);
        return next == null ? score.end() : next;
    }

    private double seconds(int from, int to) {
        return score.seconds(to) - score.seconds(from);
    }

    private boolean bearable(int from, int to) {
        long frames =
                score.rate().frameAt(score.seconds(to)) - score.rate().frameAt(score.seconds(from));
        return seconds(from, to) >= rules.shortestShotSec() - 1e-9 && frames >= LEAST_FRAMES;
    }

    private void note(int count, String what) {
        if (count > 0) {
            notes.add(
                    count
                            + (count == 1
                                    ? " shot of the planner was "
                                    : " shots of the planner were ")
                            + what
                            + ".");
        }
    }
}
