package io.beatframe.server.work;

import io.beatframe.server.reel.Attempts;

/** What a step leaves when it is done. */
sealed interface Outcome {
    /** The plan as JSON, with paths that mean the same on every machine. */
    record Planned(String plan) implements Outcome {}

    /** The reel's files lie in the attempt's folder of the store. */
    record Delivered(Attempts.Delivered files) implements Outcome {}
}
