package io.beatframe.server.work;

import io.beatframe.server.reel.Attempts;

/** What a step leaves when it is done. */
sealed interface Outcome {
    /**
     * What lay at strangers' addresses is in the store.
     *
     * @param bytes that it takes there
     */
    record Fetched(long bytes) implements Outcome {}

    /** The plan as JSON, with paths that mean the same on every machine. */
    record Planned(String plan) implements Outcome {}

    /** The video model's clips are kept. */
    record Filmed() implements Outcome {}

    /** The reel's files lie in the attempt's folder of the store. */
    record Delivered(Attempts.Delivered files) implements Outcome {}
}
