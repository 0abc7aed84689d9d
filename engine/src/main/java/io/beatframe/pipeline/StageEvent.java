package io.beatframe.pipeline;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** One stage in a flight recording, so that a slow reel explains itself. */
@Name("io.beatframe.Stage")
@Label("Stage")
@Category("Beatframe")
final class StageEvent extends Event {
    @Label("Stage")
    final String stage;

    StageEvent(String stage) {
        this.stage = stage;
    }
}
