package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param firstPoll after an order; the pauses grow from it to {@code longestPoll}
 * @param silence how long a provider may not answer before we stop asking
 * @param job how long a clip may take
 * @param firstRetry after an order that could not be taken; doubles each time
 * @param retries how often such an order is tried again
 */
record Patience(
        Duration firstPoll,
        Duration longestPoll,
        Duration silence,
        Duration job,
        Duration firstRetry,
        int retries) {
    static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(10),
                    Duration.ofHours(6),
                    Duration.ofSeconds(2),
                    6);

    /** The pause after so many. */
    static Duration growing(Duration first, int count, Duration most) {
        Duration pause = first.multipliedBy(1L << Math.min(count, 20));
        return pause.compareTo(most) > 0 ? most : pause;
    }

    /**
     * @throws Failure CANCELLED when the thread is interrupted
     */
    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        }
    }
}
