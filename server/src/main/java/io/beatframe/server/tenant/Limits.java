package io.beatframe.server.tenant;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a tenant may use; empty means without limit.
 *
 * @param requestsPerMinute for each of its keys
 * @param reelsInFlight reels that are not yet done, failed or cancelled
 * @param storageBytes uploads and reels together
 * @param spendCapUsd what its reels may cost altogether, US dollars
 */
public record Limits(
        OptionalInt requestsPerMinute,
        OptionalInt reelsInFlight,
        OptionalLong storageBytes,
        Optional<BigDecimal> spendCapUsd) {

    /** For a tenant that comes with its first key: enough to work, too little to flood. */
    public static final Limits DEFAULT =
            new Limits(
                    OptionalInt.of(300),
                    OptionalInt.of(100),
                    OptionalLong.of(20_000_000_000L),
                    Optional.empty());

    /** Whoever sits at the machine may use all of it. */
    public static final Limits NONE =
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    Optional.empty());

    public Limits {
        if (requestsPerMinute.orElse(1) < 1
                || reelsInFlight.orElse(1) < 0
                || storageBytes.orElse(0) < 0
                || spendCapUsd.orElse(BigDecimal.ZERO).signum() < 0) {
            throw new IllegalArgumentException(
                    "Not limits: "
                            + requestsPerMinute
                            + " "
                            + reelsInFlight
                            + " "
                            + storageBytes
                            + " "
                            + spendCapUsd);
        }
    }
}
