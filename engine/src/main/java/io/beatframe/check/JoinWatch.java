package io.beatframe.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a reel go by, keeps the frames around the joins for as long as they are needed, and has
 * each join measured as soon as its last frame is there.
 */
final class JoinWatch {
    /** Measures one join from the frames around it. */
    @FunctionalInterface
    interface Test {
        Evidence measure(Join join, Frames frames);
    }

    /** The reel's frames by number. */
    interface Frames {
        Optional<byte[]> at(long frame);
    }

    /**
     * @param errorFrames measured minus planned; 0 when unproven
     * @param marginDb by how much the measured place beats its neighbours
     * @param proven whether the pictures differ enough to tell
     */
    record Evidence(int errorFrames, double marginDb, boolean proven) {
        static final Evidence NONE = new Evidence(0, 0, false);
    }

    private final List<Join> joins;
    private final Test test;
    private final Optional<TitleMask> mask;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Long, byte[]> kept = new HashMap<>();

    JoinWatch(List<Join> joins, Test test, Optional<TitleMask> mask) {
        this.joins = joins;
        this.test = test;
        this.mask = mask;
    }

    void see(long index, byte[] luma) {
        boolean wanted = false;
        for (Join join : joins.subList(evidence.size(), joins.size())) {
            if (first(join) > index) {
                break;
            }
            wanted |= index < end(join);
        }
        if (wanted) {
            kept.put(index, luma.clone());
        }
        while (evidence.size() < joins.size() && index + 1 >= end(joins.get(evidence.size()))) {
            measureNext();
        }
    }

    /** After the last frame: one for each join, in order. */
    List<Evidence> finish() {
        while (evidence.size() < joins.size()) {
            measureNext();
        }
        return evidence;
    }

    private void measureNext() {
        Join join = joins.get(evidence.size());
        evidence.add(test.measure(join, frame -> kept(join, frame)));
        long needed =
                evidence.size() < joins.size() ? first(joins.get(evidence.size())) : Long.MAX_VALUE;
        kept.keySet().removeIf(frame -> frame < needed);
    }

    private Optional<byte[]> kept(Join join, long frame) {
        return Optional.ofNullable(kept.get(frame))
                .map(luma -> mask.map(words -> words.hide(join, luma)).orElse(luma));
    }

    /** The first frame that is looked at. */
    static long first(Join join) {
        return join.firstMixed() - Join.REACH - ShiftTest.MOST_SHIFT;
    }

    /** The first frame that is no longer looked at. */
    static long end(Join join) {
        return join.firstPure() + Join.REACH + ShiftTest.MOST_SHIFT + 1;
    }
}
