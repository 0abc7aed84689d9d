package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads reels. A tenant sees its own; of another's it hears that there is none. */
@Repository
public class Reels {
    static final String COLUMNS =
            "id, tenant_id, status, run, turn, progress, request, plan, report, output, cost_usd,"
                    + " error_code,"
                    + " error_message, error_retriable, created_at, started_at, completed_at";

    /** The same without the long texts. */
    private static final String BRIEF =
            COLUMNS.replace(
                    "plan, report",
                    "cast(null as varchar) as plan, cast(null as varchar) as report");

    private static final int FEW = 5;

    private final JdbcClient jdbc;

    public Reels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws Failure NOT_FOUND, also for the reel of another tenant
     */
    public Reel get(String tenantId, String id) {
        return find(tenantId, id).orElseThrow(Reels::unknown);
    }

    public Optional<Reel> find(String tenantId, String id) {
        return jdbc.sql("select " + COLUMNS + " from reel where id = :id and tenant_id = :tenant")
                .param("id", id)
                .param("tenant", tenantId)
                .query(Reels::read)
                .optional();
    }

    /** For workers, who serve every tenant. */
    public Reel any(String id) {
        return jdbc.sql("select " + COLUMNS + " from reel where id = :id")
                .param("id", id)
                .query(Reels::read)
                .single();
    }

    /** Where a reel stands; empty when it was forgotten. */
    public Optional<ReelStatus> status(String id) {
        return jdbc.sql("select status from reel where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(ReelStatus::of);
    }

    /** Its tenant; empty when nobody wants it any more: it was cancelled, or forgotten. */
    public Optional<String> wantedBy(String id) {
        return jdbc.sql("select tenant_id from reel where id = :id and status <> :cancelled")
                .param("id", id)
                .param("cancelled", ReelStatus.CANCELLED.id())
                .query(String.class)
                .optional();
    }

    /** Whether it came to an end before it had a plan. */
    public boolean endedUnplanned(String id) {
        return jdbc.sql(
                                "select count(*) from reel where id = :id and completed_at is not null"
                                        + " and plan is null")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static Failure unknown() {
        return new Failure(ErrorCode.NOT_FOUND, "There is no such reel.");
    }

    /**
     * The newest first, without plans and reports, and of the orders without beats and captions:
     * they are read a few at a time, as a hundred of them would be tens of megabytes.
     *
     * @param before the last id of the page before this one
     */
    @Transactional(readOnly = true)
    public List<Reel> list(
            String tenantId, Optional<ReelStatus> status, Optional<String> before, int most) {
        String sql =
                "select "
                        + BRIEF
                        + " from reel where tenant_id = :tenant"
                        + (status.isPresent() ? " and status = :status" : "")
                        + (before.isPresent() ? " and id < :before" : "")
                        + " order by id desc limit :most";
        JdbcClient.StatementSpec query =
                jdbc.sql(sql).param("tenant", tenantId).param("most", most);
        if (status.isPresent()) {
            query = query.param("status", status.get().id());
        }
        if (before.isPresent()) {
            query = query.param("before", before.get());
        }
        // PostgreSQL sends no more at a time, as long as a transaction is open.
        return query.withFetchSize(FEW)
                .query((row, index) -> read(row, ReelJson.read(row.getString("request")).brief()))
                .list();
    }

    /**
     * The steps of each reel's present run.
     *
     * @return by the ids of the reels
     */
    public Map<String, List<StepRow>> steps(List<Reel> those) {
        if (those.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select s.reel_id, s.kind, s.state, s.attempt, s.started_at from step s join reel r on r.id ="
                                + " s.reel_id and r.run = s.run where r.id in (:ids) order by s.kind")
                .param("ids", those.stream().map(Reel::id).toList())
                .query((row, index) ->
                        Map.entry(
                                row.getString("reel_id"),
                                new StepRow(
                                        StepKind.of(row.getString("kind")),
                                        row.getString("state"),
                                        row.getInt("attempt"),
                                        time(row, "started_at").orElse(null))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * A step.
     *
     * @param attempts how often it was begun
     * @param startedAt when the last of them was
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepRow(StepKind kind, String state, int attempts, @Nullable Instant startedAt) {
        /** Whether a worker is at it. */
        @JsonIgnore
        public boolean running() {
            return state.equals(Steps.RUNNING);
        }
    }

    static Reel read(ResultSet row, int index) throws SQLException {
        return read(row, ReelJson.read(row.getString("request")));
    }

    private static Reel read(ResultSet row, ReelOrder order) throws SQLException {
        String code = row.getString("error_code");
        return new Reel(
                row.getString("id"),
                row.getString("tenant_id"),
                ReelStatus.of(row.getString("status")),
                row.getInt("run"),
                row.getLong("turn"),
                row.getDouble("progress"),
                order,
                Optional.ofNullable(row.getString("plan")),
                Optional.ofNullable(row.getString("report")),
                Optional.ofNullable(row.getString("output")),
                row.getBigDecimal("cost_usd"),
                code == null
                        ? Optional.empty()
                        : Optional.of(
                                ReelJson.problem(
                                        code,
                                        row.getString("error_message"),
                                        row.getBoolean("error_retriable"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "completed_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
