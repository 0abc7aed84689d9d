package io.beatframe.server.reel;

/**
 * Where steps wait for a worker. A step that is put here in a transaction is there when it commits.
 */
public interface Queue {
    /**
     * @param turn of the reel; the lowest goes first
     */
    void put(String reelId, int run, StepKind kind, Pool pool, long turn);

    /** Another turn for the step of this run that waits, if one does. */
    void move(String reelId, int run, long turn);

    /** The step of this run that waits for a later time is to be taken at once, if one does. */
    void callUp(String reelId, int run);
}
