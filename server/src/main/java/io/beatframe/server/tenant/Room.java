package io.beatframe.server.tenant;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So much at a time for each tenant, and for all of them together, in this process. */
public final class Room {
    private final String what;
    private final long each;
    private final LongSupplier all;
    private final Map<String, Long> taken = new HashMap<>();
    private long sum;

    /**
     * @param what takes it, in a client's words: "uploads"
     * @param all that there is at the moment, with what is taken
     */
    public Room(String what, long each, LongSupplier all) {
        this.what = what;
        this.each = each;
        this.all = all;
    }

    /**
     * Some that are held until the place is closed.
     *
     * @throws Failure RATE_LIMITED when the tenant has all of its room; SERVICE_BUSY when others
     *     have
     */
    public synchronized Places.Place take(String tenantId, long much) {
        long own = taken.getOrDefault(tenantId, 0L);
        if (own + much > each) {
            throw new Failure(
                    ErrorCode.RATE_LIMITED,
                    "As many "
                            + what
                            + " of this account are under way as may be at a time. Wait"
                            + " until one is done.",
                    null,
                    true);
        }
        if (sum + much > all.getAsLong()) {
            throw new Failure(
                    ErrorCode.SERVICE_BUSY,
                    "The service has no room for more " + what + " at the moment. Try again later.",
                    null,
                    true);
        }
        taken.merge(tenantId, much, Long::sum);
        sum += much;
        return () -> leave(tenantId, much);
    }

    private synchronized void leave(String tenantId, long much) {
        taken.computeIfPresent(tenantId, (same, own) -> own == much ? null : own - much);
        sum -= much;
    }
}
