package io.beatframe.server.reel;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of steps; whoever changes one holds the reel's row meanwhile. */
final class Steps {
    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    static final String FINISHED = "finished";

    private final JdbcClient jdbc;

    Steps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Step(String state, int attempt, int failures) {}

    void add(String reelId, int run, StepKind kind) {
        jdbc.sql(
                        "insert into step (reel_id, run, kind, state, attempt, failures) values (:reel,"
                                + " :run, :kind, :state, 0, 0)")
                .param("reel", reelId)
                .param("run", run)
                .param("kind", kind.id())
                .param("state", WAITING)
                .update();
    }

    Step get(String reelId, int run, StepKind kind) {
        return jdbc.sql(
                        "select state, attempt, failures from step where reel_id = :reel and run = :run"
                                + " and kind = :kind")
                .param("reel", reelId)
                .param("run", run)
                .param("kind", kind.id())
                .query((row, index) ->
                        new Step(
                                row.getString("state"),
                                row.getInt("attempt"),
                                row.getInt("failures")))
                .single();
    }

    void begin(Attempt attempt, String worker, Instant now) {
        jdbc.sql(
                        "update step set state = :state, attempt = :attempt, worker = :worker,"
                                + " started_at = :now where reel_id = :reel and run = :run and kind ="
                                + " :kind")
                .param("state", RUNNING)
                .param("attempt", attempt.number())
                .param("worker", worker)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reel", attempt.reelId())
                .param("run", attempt.run())
                .param("kind", attempt.kind().id())
                .update();
    }

    void finish(Attempt attempt, Instant now) {
        jdbc.sql(
                        "update step set state = :state, finished_at = :now where reel_id = :reel and"
                                + " run = :run and kind = :kind")
                .param("state", FINISHED)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reel", attempt.reelId())
                .param("run", attempt.run())
                .param("kind", attempt.kind().id())
                .update();
    }

    /** Back to where another worker may take it. */
    void release(Attempt attempt, boolean failed) {
        jdbc.sql(
                        "update step set state = :state, failures = failures + :more where reel_id ="
                                + " :reel and run = :run and kind = :kind")
                .param("state", WAITING)
                .param("more", failed ? 1 : 0)
                .param("reel", attempt.reelId())
                .param("run", attempt.run())
                .param("kind", attempt.kind().id())
                .update();
    }
}
