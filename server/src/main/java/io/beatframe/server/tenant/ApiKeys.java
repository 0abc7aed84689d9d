package io.beatframe.server.tenant;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.ids.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * API keys: {@code bf_} and forty random letters, 200 bits. Only their SHA-256 is kept, which is
 * enough for a secret that nobody can guess; a key is shown once, when it is made.
 */
@Repository
public class ApiKeys {
    private static final Pattern FORM = Pattern.compile("bf_[0-9a-z]{40}");
    private static final int LETTERS = 40;
    private static final int PREFIX = 9;
    private static final int LONGEST_LABEL = 100;

    /** How exactly the last use is known. */
    private static final Duration USE = Duration.ofMinutes(1);

    private static final String SELECT =
            "select k.id as key_id, k.label, k.prefix, k.created_at as key_created, k.last_used_at,"
                    + " k.revoked_at, t.id, t.name, t.requests_per_minute, t.reels_in_flight,"
                    + " t.storage_bytes, t.spend_cap_usd from api_key k join tenant t on t.id ="
                    + " k.tenant_id ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A new key.
     *
     * @param secret the key itself, which is nowhere else
     */
    public record Issued(ApiKey key, String secret) {}

    public Issued create(Tenant tenant, String label) {
        if (label.length() > LONGEST_LABEL || !label.matches("\\P{Cntrl}*")) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "A key's label is one line of up to " + LONGEST_LABEL + " characters.");
        }
        String secret = "bf_" + Ids.random(LETTERS);
        Instant now = clock.instant();
        ApiKey key =
                new ApiKey(
                        Ids.fresh("key", now),
                        tenant,
                        label,
                        secret.substring(0, PREFIX),
                        now,
                        Optional.empty(),
                        Optional.empty());
        jdbc.sql(
                        "insert into api_key (id, tenant_id, label, prefix, hash, created_at) values"
                                + " (:id, :tenant, :label, :prefix, :hash, :now)")
                .param("id", key.id())
                .param("tenant", tenant.id())
                .param("label", label)
                .param("prefix", key.prefix())
                .param("hash", Sha256.hex(secret))
                .param("now", time(now))
                .update();
        return new Issued(key, secret);
    }

    public List<ApiKey> list() {
        return jdbc.sql(SELECT + "order by k.id").query(ApiKeys::read).list();
    }

    /** Whether there ever was one. */
    public boolean any() {
        return jdbc.sql("select count(*) from api_key").query(Long.class).single() > 0;
    }

    /**
     * From now on the key opens nothing.
     *
     * @param name its id or its prefix
     * @throws Failure NOT_FOUND; OPTION_INVALID when several begin so
     */
    public ApiKey revoke(String name) {
        List<ApiKey> named =
                jdbc.sql(SELECT + "where k.id = :name or k.prefix = :name")
                        .param("name", name)
                        .query(ApiKeys::read)
                        .list();
        if (named.isEmpty()) {
            throw new Failure(
                    ErrorCode.NOT_FOUND,
                    "There is no such key; 'beatframe keys list' names them all.");
        }
        if (named.size() > 1) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID, "Several keys begin so; give the id of one.");
        }
        jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
                .param("now", time(clock.instant()))
                .param("id", named.getFirst().id())
                .update();
        return named.getFirst();
    }

    /** The key with this secret, if it was issued and not revoked. */
    public Optional<ApiKey> open(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        Optional<ApiKey> found =
                jdbc.sql(SELECT + "where k.hash = :hash and k.revoked_at is null")
                        .param("hash", Sha256.hex(secret))
                        .query(ApiKeys::read)
                        .optional();
        found.ifPresent(this::used);
        return found;
    }

    private void used(ApiKey key) {
        Instant now = clock.instant();
        if (key.lastUsedAt().filter(last -> last.isAfter(now.minus(USE))).isEmpty()) {
            jdbc.sql("update api_key set last_used_at = :now where id = :id")
                    .param("now", time(now))
                    .param("id", key.id())
                    .update();
        }
    }

    private static ApiKey read(ResultSet row, int index) throws SQLException {
        return new ApiKey(
                row.getString("key_id"),
                Tenants.read(row, index),
                row.getString("label"),
                row.getString("prefix"),
                row.getObject("key_created", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
