package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeathsTest {
    private static final Duration USUAL = Duration.ofSeconds(2);

    private long nanos = 5_000_000_000L;
    private final Deaths deaths = new Deaths(USUAL, () -> nanos);

    private void after(double seconds) {
        nanos += Math.round(seconds * 1e9);
        deaths.onSchedulerEvent(SchedulerEventType.RAN_DETECT_DEAD);
    }

    @Test
    void whoIsDeadWhileTheDatabaseAnswersIsBuriedAtOnce() {
        for (int i = 0; i < 5; i++) {
            after(2.1);
            assertThat(deaths.believed()).isTrue();
        }
    }

    @Test
    void afterAnOutageTheLivingGetTimeToSaySo() {
        after(2);
        nanos += 60_000_000_000L;
        // The dead of a look are told before the look itself.
        assertThat(deaths.believed()).isFalse();
        for (double seconds = 0; seconds < 8; seconds += 2) {
            after(2);
            assertThat(deaths.believed()).isFalse();
        }
        after(2);
        assertThat(deaths.believed()).isTrue();
    }
}
