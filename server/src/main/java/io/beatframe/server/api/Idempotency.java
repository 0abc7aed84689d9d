package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request with an Idempotency-Key did is done once, and answered alike each time. The answer
 * is stored in the transaction that does the work, so neither is there without the other, also when
 * the process dies in between.
 */
@Component
@Profile("api")
final class Idempotency {
    static final String HEADER = "Idempotency-Key";
    private static final Log LOG = LogFactory.getLog(Idempotency.class);
    private static final Duration KEPT = Duration.ofHours(24);

    /** A process that has not answered by then is taken for dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** The header's value: a string in quotes, as the draft has it, or the bare text. */
    record Key(String text) {
        Key {
            if (!text.matches("[\\x21-\\x7e]{1,255}")) {
                throw new Failure(
                        ErrorCode.REQUEST_INVALID,
                        "An Idempotency-Key has 1 to 255 letters, digits or signs; a UUID is good.");
            }
        }

        static Optional<Key> of(@Nullable String header) {
            if (header == null) {
                return Optional.empty();
            }
            String text = header.strip();
            boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
            return Optional.of(new Key(quoted ? text.substring(1, text.length() - 1) : text));
        }
    }

    /** A request that was answered with 202. */
    record Accepted(URI location, Object body) {}

    /**
     * @param fingerprint of all that the request says
     * @param prepare what takes long and may happen twice, such as storing an upload
     * @param work what must happen once
     * @throws Failure IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_FLIGHT, or what the work throws; then
     *     nothing is stored, and the key may come again
     */
    <T> ResponseEntity<byte[]> once(
            Caller caller,
            Optional<Key> key,
            String fingerprint,
            Supplier<T> prepare,
            Function<T, Accepted> work) {
        if (key.isEmpty()) {
            Accepted done = work.apply(prepare.get());
            return answer(202, done.location(), json.writeValueAsBytes(done.body()), false);
        }
        String owner = Ids.random(26);
        Optional<ResponseEntity<byte[]>> earlier =
                claim(caller.tenantId(), key.get(), fingerprint, owner);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            T prepared = prepare.get();
            return transaction.execute(status -> {
                Accepted done = work.apply(prepared);
                byte[] body = json.writeValueAsBytes(done.body());
                keep(caller.tenantId(), key.get(), owner, done.location(), body);
                return answer(202, done.location(), body, false);
            });
        } catch (RuntimeException failed) {
            release(caller.tenantId(), key.get(), owner);
            throw failed;
        }
    }

    /** Takes the key for this request, or finds the answer of an earlier one. */
    private Optional<ResponseEntity<byte[]>> claim(
            String tenantId, Key key, String fingerprint, String owner) {
        Instant now = clock.instant();
        jdbc.sql("delete from idempotency where expires_at < :now")
                .param("now", time(now))
                .update();
        try {
            jdbc.sql(
                            "insert into idempotency (tenant_id, idempotency_key, fingerprint, owner,"
                                    + " expires_at) values (:tenant, :key, :fingerprint, :owner,"
                                    + " :expires)")
                    .param("tenant", tenantId)
                    .param("key", key.text())
                    .param("fingerprint", fingerprint)
                    .param("owner", owner)
                    .param("expires", time(now.plus(PATIENCE)))
                    .update();
            return Optional.empty();
        } catch (DuplicateKeyException known) {
            Row row = find(tenantId, key).orElseThrow(Idempotency::inFlight);
            if (!row.fingerprint().equals(fingerprint)) {
                throw new Failure(
                        ErrorCode.IDEMPOTENCY_MISMATCH,
                        "This Idempotency-Key came before with another request. Take a new key.",
                        known);
            }
            if (row.status().isEmpty()) {
                throw inFlight();
            }
            return Optional.of(
                    answer(
                            row.status().get(),
                            URI.create(row.location().orElse("")),
                            row.body().orElse("").getBytes(StandardCharsets.UTF_8),
                            true));
        }
    }

    private static Failure inFlight() {
        return new Failure(
                ErrorCode.IDEMPOTENCY_IN_FLIGHT,
                "The request with this Idempotency-Key is still being worked on. Send it again in a"
                        + " moment.",
                null,
                true);
    }

    private record Row(
            String fingerprint,
            Optional<Integer> status,
            Optional<String> location,
            Optional<String> body) {
        static Row read(ResultSet row, int index) throws SQLException {
            return new Row(
                    row.getString("fingerprint"),
                    Optional.ofNullable(row.getObject("status", Integer.class)),
                    Optional.ofNullable(row.getString("location")),
                    Optional.ofNullable(row.getString("body")));
        }
    }

    private Optional<Row> find(String tenantId, Key key) {
        return jdbc.sql(
                        "select fingerprint, status, location, body from idempotency where tenant_id ="
                                + " :tenant and idempotency_key = :key")
                .param("tenant", tenantId)
                .param("key", key.text())
                .query(Row::read)
                .optional();
    }

    private void keep(String tenantId, Key key, String owner, URI location, byte[] body) {
        int kept =
                jdbc.sql(
                                "update idempotency set status = 202, location = :location, body = :body,"
                                        + " expires_at = :expires where tenant_id = :tenant and"
                                        + " idempotency_key = :key and owner = :owner")
                        .param("location", location.toString())
                        .param("body", new String(body, StandardCharsets.UTF_8))
                        .param("expires", time(clock.instant().plus(KEPT)))
                        .param("tenant", tenantId)
                        .param("key", key.text())
                        .param("owner", owner)
                        .update();
        if (kept == 0) {
            // It took longer than our patience, and another request may have the key by now.
            throw inFlight();
        }
    }

    private void release(String tenantId, Key key, String owner) {
        try {
            jdbc.sql(
                            "delete from idempotency where tenant_id = :tenant and idempotency_key ="
                                    + " :key and owner = :owner and status is null")
                    .param("tenant", tenantId)
                    .param("key", key.text())
                    .param("owner", owner)
                    .update();
        } catch (RuntimeException away) {
            LOG.warn("An Idempotency-Key stays taken until it expires", away);
        }
    }

    private static ResponseEntity<byte[]> answer(
            int status, URI location, byte[] body, boolean replayed) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatusCode.valueOf(status))
                        .location(location)
                        .contentType(MediaType.APPLICATION_JSON);
        if (replayed) {
            answer = answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(body);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
