package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again where a failure says that this may help, after the time that the provider asked for,
 * or else after a pause that doubles. Only for calls that may be repeated: a paid one may not.
 *
 * @param attempts in all, at least 1
 * @param firstPause before the second attempt, where the provider names none
 * @param longestPause a provider that wants more is not waited for
 */
public record Retries(int attempts, Duration firstPause, Duration longestPause) {
    public static final Retries USUAL =
            new Retries(4, Duration.ofSeconds(2), Duration.ofSeconds(60));

    /**
     * @param tell is told, in a sentence, why the caller waits
     * @throws Failure the last one; CANCELLED when interrupted while waiting
     */
    public <T> T run(Supplier<T> call, Consumer<String> tell) {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (Failure failure) {
                Duration wait = failure.retryAfter().orElse(pause);
                if (!failure.retriable()
                        || attempt >= attempts
                        || wait.compareTo(longestPause) > 0) {
                    throw failure;
                }
                tell.accept(
                        failure.message()
                                + " Asked again after "
                                + wait.toMillis() / 1000.0
                                + " s.");
                sleep(wait);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Waiting for a provider was cancelled.");
        }
    }
}
