package io.beatframe.server.fetch;

import java.time.Duration;

/**
 * How much patience a stranger's server gets.
 *
 * @param bytes of one file
 * @param time for everything together, redirects included
 * @param silence between two packets, and for connecting
 * @param redirects that are followed
 */
public record FetchLimits(long bytes, Duration time, Duration silence, int redirects) {
    /** A song or a clip. */
    public static final FetchLimits MEDIA =
            new FetchLimits(500_000_000, Duration.ofMinutes(5), Duration.ofSeconds(10), 5);

    /** An answer to a webhook, which nobody reads. */
    public static final FetchLimits WEBHOOK =
            new FetchLimits(65_536, Duration.ofSeconds(10), Duration.ofSeconds(5), 0);

    public FetchLimits {
        if (bytes < 1 || time.isNegative() || silence.isNegative() || redirects < 0) {
            throw new IllegalArgumentException("Limits are positive");
        }
    }
}
