package io.beatframe.server.tenant;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Ids;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tenants and their limits. */
@Repository
public class Tenants {
    private static final int LONGEST_NAME = 100;
    static final String COLUMNS =
            "id, name, requests_per_minute, reels_in_flight, storage_bytes, spend_cap_usd";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Tenants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Tenant get(String id) {
        return jdbc.sql("select " + COLUMNS + " from tenant where id = :id")
                .param("id", id)
                .query(Tenants::read)
                .single();
    }

    public List<Tenant> list() {
        return jdbc.sql("select " + COLUMNS + " from tenant order by name")
                .query(Tenants::read)
                .list();
    }

    /** The tenant of that name, made with {@link Limits#DEFAULT} if there is none. */
    public Tenant named(String name) {
        String line = name.strip();
        if (line.isEmpty() || line.length() > LONGEST_NAME || !line.matches("\\P{Cntrl}+")) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "A tenant's name is one line of 1 to " + LONGEST_NAME + " characters.");
        }
        Optional<Tenant> known = find(line);
        if (known.isPresent()) {
            return known.get();
        }
        Instant now = clock.instant();
        String id = Ids.fresh("tenant", now);
        // At once: without its limits a tenant would be free to do anything.
        limits(
                        jdbc.sql(
                                "insert into tenant (id, name, created_at, requests_per_minute,"
                                        + " reels_in_flight, storage_bytes, spend_cap_usd) values (:id,"
                                        + " :name, :now, :rate, :reels, :bytes, :cap)"),
                        Limits.DEFAULT)
                .param("id", id)
                .param("name", line)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Tenant(id, line, Limits.DEFAULT);
    }

    public Optional<Tenant> find(String name) {
        return jdbc.sql("select " + COLUMNS + " from tenant where name = :name")
                .param("name", name)
                .query(Tenants::read)
                .optional();
    }

    /** Folders of S3 that its orders may name. */
    public List<String> s3Inputs(String id) {
        return jdbc.sql("select s3_inputs from tenant where id = :id and s3_inputs is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(folders -> List.of(folders.split(" ")))
                .orElse(List.of());
    }

    public void allowS3Inputs(String id, List<String> folders) {
        jdbc.sql("update tenant set s3_inputs = :folders where id = :id")
                .param(
                        "folders",
                        folders.isEmpty() ? null : String.join(" ", folders),
                        Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** How many days its reels and songs are kept; empty for as long as it likes. */
    public OptionalInt keptDays(String id) {
        return jdbc.sql(
                        "select retention_days from tenant where id = :id and retention_days is not"
                                + " null")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    public void keepDays(String id, OptionalInt days) {
        jdbc.sql("update tenant set retention_days = :days where id = :id")
                .param("days", boxed(days), Types.INTEGER)
                .param("id", id)
                .update();
    }

    public void limit(String id, Limits limits) {
        limits(
                        jdbc.sql(
                                "update tenant set requests_per_minute = :rate, reels_in_flight = :reels,"
                                        + " storage_bytes = :bytes, spend_cap_usd = :cap where id = :id"),
                        limits)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec limits(JdbcClient.StatementSpec sql, Limits limits) {
        return sql.param("rate", boxed(limits.requestsPerMinute()), Types.INTEGER)
                .param("reels", boxed(limits.reelsInFlight()), Types.INTEGER)
                .param(
                        "bytes",
                        limits.storageBytes().isPresent()
                                ? limits.storageBytes().getAsLong()
                                : null,
                        Types.BIGINT)
                .param("cap", limits.spendCapUsd().orElse(null), Types.NUMERIC);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static Tenant read(ResultSet row, int index) throws SQLException {
        return new Tenant(row.getString("id"), row.getString("name"), limits(row));
    }

    private static Limits limits(ResultSet row) throws SQLException {
        Integer rate = row.getObject("requests_per_minute", Integer.class);
        Integer reels = row.getObject("reels_in_flight", Integer.class);
        Long bytes = row.getObject("storage_bytes", Long.class);
        BigDecimal cap = row.getBigDecimal("spend_cap_usd");
        return new Limits(
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
                reels == null ? OptionalInt.empty() : OptionalInt.of(reels),
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                Optional.ofNullable(cap));
    }
}
