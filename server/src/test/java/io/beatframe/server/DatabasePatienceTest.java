package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

@Timeout(120)
class DatabasePatienceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();

    private Supplier<Integer> away(int times, RuntimeException how) {
        return () -> {
            if (asked.incrementAndGet() <= times) {
                throw how;
            }
            return 7;
        };
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new DataAccessResourceFailureException("no connection"),
                new CannotCreateTransactionException("no connection"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void theDatabaseIsToldWhenItIsBack(RuntimeException outage) throws InterruptedException {
        assertThat(new DatabasePatience(HOUR, Duration.ofMillis(1)).with(away(3, outage)))
                .isEqualTo(7);
        assertThat(asked).hasValue(4);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void patienceEnds(RuntimeException outage) {
        assertThatThrownBy(() ->
                        new DatabasePatience(Duration.ZERO, HOUR)
                                .with(away(Integer.MAX_VALUE, outage)))
                .isSameAs(outage);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNoOutageIsNotWaitedFor() {
        IllegalStateException defect = new IllegalStateException();
        assertThatThrownBy(() -> new DatabasePatience(HOUR, HOUR).with(away(1, defect)))
                .isSameAs(defect);
    }

    @Test
    void whoIsToldToHurryWaitsNoLonger() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() ->
                        new DatabasePatience(HOUR, HOUR)
                                .with(away(1, new DuplicateKeyException("there"))))
                .isInstanceOf(InterruptedException.class);
    }
}
