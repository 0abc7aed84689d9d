package io.beatframe.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final AtomicLong free = new AtomicLong(100);
    private final Room room = new Room("uploads", 60, free::get);

    private void refused(String tenantId, long bytes, ErrorCode code) {
        assertThatThrownBy(() -> room.take(tenantId, bytes))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(code);
                            assertThat(failure.retriable()).isTrue();
                        });
    }

    @Test
    void noTenantTakesItAllAndAllTakeNoMoreThanThereIs() {
        try (Places.Place first = room.take("a", 40)) {
            refused("a", 21, ErrorCode.RATE_LIMITED);
            try (Places.Place second = room.take("a", 20);
                    Places.Place others = room.take("b", 40)) {
                refused("b", 1, ErrorCode.SERVICE_BUSY);
            }
            room.take("b", 60).close();
        }
        room.take("a", 60).close();
    }

    @Test
    void whatTheDiskLosesIsNotGivenAway() {
        try (Places.Place first = room.take("a", 40)) {
            free.set(50);
            refused("b", 20, ErrorCode.SERVICE_BUSY);
            room.take("b", 10).close();
        }
    }
}
