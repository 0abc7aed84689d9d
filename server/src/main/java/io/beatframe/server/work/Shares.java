package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Shares a worker's places for waiting between tenants: none has more of them than it leaves free,
 * so a tenant with many slow addresses, or a slow model, never keeps out one that comes later.
 */
final class Shares {
    /** Who has its share looks again so much later; a wait takes longer most often. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Integer> held = new HashMap<>();
    private int free;

    Shares(int places, Clock clock) {
        this.free = places;
        this.clock = clock;
    }

    /**
     * Does a tenant's step, or puts it off.
     *
     * @return what becomes of its place in the queue
     */
    CompletionHandler<Void> with(String tenantId, Supplier<CompletionHandler<Void>> step) {
        if (!take(tenantId)) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(LATER));
        }
        try {
            return step.get();
        } finally {
            giveBack(tenantId);
        }
    }

    synchronized boolean take(String tenantId) {
        int own = held.getOrDefault(tenantId, 0);
        if (own >= free) {
            return false;
        }
        held.put(tenantId, own + 1);
        free--;
        return true;
    }

    synchronized void giveBack(String tenantId) {
        held.computeIfPresent(tenantId, (tenant, own) -> own == 1 ? null : own - 1);
        free++;
    }
}
