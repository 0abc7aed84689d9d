package io.beatframe.server.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is kept: its secret is not.
 *
 * @param label what a person called it
 * @param prefix its first letters, to recognise it by
 */
public record ApiKey(
        String id,
        Tenant tenant,
        String label,
        String prefix,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {}
