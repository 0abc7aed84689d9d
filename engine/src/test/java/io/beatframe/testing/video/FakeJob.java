package io.beatframe.testing.video;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A job at the fake.
 *
 * @param prompt as it arrived
 * @param size "720x1280" or a tier and an aspect, as it arrived
 * @param length seconds or frames, as it arrived
 * @param seed as it arrived, or empty
 */
public record FakeJob(
        String id,
        String prompt,
        String size,
        String length,
        String seed,
        String idempotencyKey,
        Outcome outcome,
        AtomicInteger polls) {

    /** What becomes of a job. */
    public enum Outcome {
        CLIP,
        REFUSED,
        FAILED,
        CANCELLED
    }
}
