package io.beatframe.server.reel;

/** Which of a worker's places a step takes. */
public enum Pool {
    /** It computes: as many at a time as the cores bear, in turn. */
    PROCESSOR,
    /** It waits for others, at strangers' addresses or for models: many at a time. */
    PATIENCE
}
