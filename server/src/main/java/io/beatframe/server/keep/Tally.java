package io.beatframe.server.keep;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts clips that were made, and those that were there: {@code beatframe_clips_total}. */
record Tally(MeterRegistry registry, String kind) {
    void made() {
        count("made");
    }

    void found() {
        count("kept");
    }

    private void count(String from) {
        registry.counter("beatframe.clips", "kind", kind, "from", from).increment();
    }
}
