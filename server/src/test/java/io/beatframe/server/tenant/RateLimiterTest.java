package io.beatframe.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimiter rates = new RateLimiter(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void theRequestAfterTheLastWaitsUntilItMayPass() {
        for (int i = 0; i < 60; i++) {
            assertThat(rates.take("a", 60)).isEmpty();
        }
        assertThat(rates.take("a", 60)).contains(Duration.ofSeconds(1));
        pass(Duration.ofMillis(999));
        assertThat(rates.take("a", 60)).contains(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(rates.take("a", 60)).isEmpty();
        assertThat(rates.take("a", 60)).isPresent();
    }

    @Test
    void aMinuteOfRestFillsItUpAndNoMore() {
        for (int i = 0; i < 3; i++) {
            rates.take("a", 3);
        }
        pass(Duration.ofHours(5));
        for (int i = 0; i < 3; i++) {
            assertThat(rates.take("a", 3)).isEmpty();
        }
        assertThat(rates.take("a", 3)).contains(Duration.ofSeconds(20));
    }

    @Test
    void keysDoNotCountForEachOther() {
        assertThat(rates.take("a", 1)).isEmpty();
        assertThat(rates.take("a", 1)).isPresent();
        assertThat(rates.take("b", 1)).isEmpty();
    }
}
