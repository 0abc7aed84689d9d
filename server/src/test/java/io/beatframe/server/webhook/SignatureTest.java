package io.beatframe.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** {@code printf '1700000000.{"id":"hook_1"}' | openssl dgst -sha256 -hmac whsec_test}. */
    @Test
    void itIsWhatOtherToolsMakeOfTheSame() {
        assertThat(
                        Signature.of(
                                "whsec_test",
                                Instant.ofEpochSecond(1_700_000_000, 999_000_000),
                                "{\"id\":\"hook_1\"}"))
                .isEqualTo(
                        "t=1700000000,v1=f0a342087bbfc2b730e08611d952b6ed3311f53b6e2e179d87da64f732d926f0");
    }

    @Test
    void patienceGrowsAndEnds() {
        List<Duration> pauses = new ArrayList<>();
        for (int attempts = 1; ; attempts++) {
            Optional<Duration> pause = Patience.after(attempts);
            if (pause.isEmpty()) {
                break;
            }
            pauses.add(pause.get());
        }
        assertThat(pauses)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(8));
    }
}
