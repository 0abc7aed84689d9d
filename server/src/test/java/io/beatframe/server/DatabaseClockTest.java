package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseClockTest {
    /** However wrong this machine's own clock is beside the database's, which is asked. */
    @ParameterizedTest
    @ValueSource(longs = {0, 3600, -3600})
    void itIsTheDatabasesTimeThatCounts(long seconds) {
        Instant before = Instant.now().plusSeconds(seconds);
        Clock clock = new DatabaseClock(() -> Instant.now().plusSeconds(seconds));
        assertThat(clock.instant()).isCloseTo(before, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void itGoesOnByItself() {
        Clock clock = new DatabaseClock(MemoryDatabase.fresh().jdbc());
        Instant first = clock.instant();
        assertThat(first).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        while (clock.instant().equals(first)) {
            Thread.onSpinWait();
        }
        assertThat(Duration.between(first, clock.instant()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(20));
    }
}
