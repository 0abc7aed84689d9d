package io.beatframe.server.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before a webhook is tried again: at once would help nobody who is down. */
final class Patience {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(8));

    private Patience() {}

    /**
     * @param attempts that failed so far, 1 or more
     * @return empty when it is given up
     */
    static Optional<Duration> after(int attempts) {
        return attempts > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(attempts - 1));
    }
}
