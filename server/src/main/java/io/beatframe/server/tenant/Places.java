package io.beatframe.server.tenant;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** So many of a thing at a time for each tenant, in this process. */
public final class Places {
    private final int each;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    public Places(int each) {
        this.each = each;
    }

    /** One that is held until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty when the tenant has all of its places. */
    public Optional<Place> take(String tenantId) {
        boolean[] free = new boolean[1];
        taken.compute(
                tenantId,
                (same, count) -> {
                    int before = count == null ? 0 : count;
                    free[0] = before < each;
                    return free[0] ? before + 1 : before;
                });
        return free[0] ? Optional.of(() -> leave(tenantId)) : Optional.empty();
    }

    private void leave(String tenantId) {
        taken.computeIfPresent(tenantId, (same, count) -> count == 1 ? null : count - 1);
    }
}
