package io.beatframe.server.tenant;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each key, all at once if the client likes, then one by one as time
 * passes (GCRA, a leaky bucket in one number). It counts in this process: two API processes let
 * through twice as many.
 */
public final class RateLimiter {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;

    /** For each key, when its bucket will be empty. */
    private final Map<String, Long> emptyAt = new ConcurrentHashMap<>();

    public RateLimiter() {
        this(System::nanoTime);
    }

    RateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * One more request.
     *
     * @return empty when it may pass; else how long to wait, and then nothing was counted
     */
    public Optional<Duration> take(String key, int perMinute) {
        long now = nanos.getAsLong();
        long each = MINUTE_NANOS / perMinute;
        long[] wait = new long[1];
        emptyAt.compute(
                key,
                (same, before) -> {
                    long from = before == null ? now : Math.max(before, now);
                    wait[0] = Math.max(0, from + each - now - each * perMinute);
                    return wait[0] > 0 ? from : from + each;
                });
        return wait[0] == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait[0]));
    }
}
