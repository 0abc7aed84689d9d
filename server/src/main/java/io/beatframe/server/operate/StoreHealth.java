package io.beatframe.server.operate;

import io.beatframe.failure.Failure;
import io.beatframe.server.store.Store;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether songs and reels can be read and written; part of readiness. */
@Component("storeHealthIndicator")
final class StoreHealth implements HealthIndicator {
    private final Store store;

    StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            store.check();
            return Health.up().build();
        } catch (Failure away) {
            return Health.down().withDetail("code", away.code().name()).build();
        }
    }
}
