package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(64, Clock.systemUTC());

    private int taken(String tenantId, int wanted) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += shares.take(tenantId) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void whoComesLaterFindsAPlaceHoweverManyOthersWant() {
        assertThat(taken("a", 1000)).isEqualTo(32);
        assertThat(taken("b", 1000)).isEqualTo(16);
        assertThat(taken("c", 3)).isEqualTo(3);
        assertThat(taken("d", 1)).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackGoesToWhoHasLess() {
        assertThat(taken("a", 1000)).isEqualTo(32);
        assertThat(taken("b", 1000)).isEqualTo(16);
        for (int i = 0; i < 8; i++) {
            shares.giveBack("a");
            assertThat(taken("a", 1)).isZero();
            assertThat(taken("b", 1)).isEqualTo(1 - i % 2);
        }
    }

    @Test
    void aStepsPlaceIsFreeAfterIt() {
        Shares one = new Shares(1, Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            one.with(
                    "a",
                    () -> {
                        assertThat(one.take("b")).isFalse();
                        return (complete, operations) -> operations.remove();
                    });
        }
        assertThat(one.take("b")).isTrue();
    }
}
