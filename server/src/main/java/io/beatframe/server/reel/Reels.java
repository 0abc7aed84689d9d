package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads reels. A tenant sees its own; of another's it hears that there is none. */
@Repository
public class Reels {
    static final String COLUMNS =
            "id, tenant_id, status, run, progress, request, plan, report, output, cost_usd,"
                    + " error_code,"
                    + " error_message, error_retriable, created_at, started_at, completed_at";

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

    static Failure unknown() {
        return new Failure(ErrorCode.NOT_FOUND, "There is no such reel.");
    }

    /**
     * The newest first.
     *
     * @param before the last id of the page before this one
     */
    public List<Reel> list(
            String tenantId, Optional<ReelStatus> status, Optional<String> before, int most) {
        String sql =
                "select "
                        + COLUMNS
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
        return query.query(Reels::read).list();
    }

    /** How often each step of the reel's present run was begun. */
    public List<StepRow> steps(Reel reel) {
        return jdbc.sql(
                        "select kind, state, attempt, worker from step where reel_id = :id and run ="
                                + " :run order by kind")
                .param("id", reel.id())
                .param("run", reel.run())
                .query((row, index) ->
                        new StepRow(
                                StepKind.of(row.getString("kind")),
                                row.getString("state"),
                                row.getInt("attempt")))
                .list();
    }

    /** A step as clients see it. */
    public record StepRow(StepKind kind, String state, int attempts) {}

    static Reel read(ResultSet row, int index) throws SQLException {
        String code = row.getString("error_code");
        return new Reel(
                row.getString("id"),
                row.getString("tenant_id"),
                ReelStatus.of(row.getString("status")),
                row.getInt("run"),
                row.getDouble("progress"),
                ReelJson.read(row.getString("request")),
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
