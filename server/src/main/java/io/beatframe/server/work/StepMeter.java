package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.server.reel.StepKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts what became of steps, for Prometheus. */
record StepMeter(MeterRegistry registry) {
    /** How a step can end on a worker. */
    enum End {
        DONE,
        FAILED,
        /** Cancelled, or lost to another worker. */
        STOPPED,
        HANDED_BACK
    }

    void ended(StepKind kind, End end, Instant begun) {
        registry.timer(
                        "beatframe.step.seconds",
                        "kind",
                        kind.id(),
                        "end",
                        end.name().toLowerCase(Locale.ROOT))
                .record(Duration.between(begun, Instant.now()));
    }

    void failed(ErrorCode code) {
        registry.counter("beatframe.failures", "code", code.name()).increment();
    }
}
