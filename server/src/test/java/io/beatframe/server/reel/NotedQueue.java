package io.beatframe.server.reel;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue that nobody takes anything from: what was put there, as "reel run kind", and called up.
 */
final class NotedQueue implements Queue {
    private final List<String> put = new ArrayList<>();

    @Override
    public void put(String reelId, int run, StepKind kind, Pool pool, long turn) {
        put.add(reelId + " " + run + " " + kind.id());
    }

    @Override
    public void move(String reelId, int run, long turn) {}

    @Override
    public void callUp(String reelId, int run) {
        put.add(reelId + " " + run + " called up");
    }

    List<String> put() {
        return put;
    }
}
