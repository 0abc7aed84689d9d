package io.beatframe.server.reel;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** The rows of steps; whoever changes one holds the reel's row meanwhile. */
final class Steps {
    static final String RUNNING = "running";

    private final JdbcClient jdbc;

    Steps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String reelId, int run, StepKind kind) {
        jdbc.sql(
                        "insert into step (reel_id, run, kind, state, attempt, failures) values (:reel,"
                                + " :run, :kind, 'waiting', 0, 0)")
                .param("reel", reelId)
                .param("run", run)
                .param("kind", kind.id())
                .update();
    }

    /**
     * A worker takes a step that is not finished. One that it finds running was left by a worker
     * that died.
     *
     * @return the number of the attempt; empty when the step is finished
     */
    Optional<Begun> begin(String reelId, int run, StepKind kind, String worker, Instant now) {
        KeyHolder row = new GeneratedKeyHolder();
        int count =
                jdbc.sql(
                                "update step set state = 'running', attempt = attempt + 1, deaths ="
                                        + " deaths + case when state = 'running' then 1 else 0 end,"
                                        + " worker = :worker, started_at = :now where reel_id = :reel"
                                        + " and run = :run and kind = :kind and state <> 'finished'")
                        .param("worker", worker)
                        .param("now", ReelStates.time(now))
                        .param("reel", reelId)
                        .param("run", run)
                        .param("kind", kind.id())
                        .update(row, "attempt", "deaths");
        if (count == 0) {
            return Optional.empty();
        }
        Map<String, Object> keys = Objects.requireNonNull(row.getKeys());
        return Optional.of(
                new Begun(
                        new Attempt(reelId, run, kind, number(keys, "attempt")),
                        number(keys, "deaths")));
    }

    /**
     * @param deaths of workers in the middle of the step
     */
    record Begun(Attempt attempt, int deaths) {}

    private static int number(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).intValue();
    }

    /**
     * @return whether the attempt was still the one that counts
     */
    boolean finish(Attempt attempt, Instant now) {
        return change(
                        "update step set state = 'finished', finished_at = :now",
                        attempt,
                        Map.of("now", ReelStates.time(now)))
                == 1;
    }

    /**
     * @return whether the attempt was still the one that counts
     */
    boolean brings(Attempt attempt, long bytes) {
        return change(
                        "update step set bytes = greatest(bytes + :more, 0)",
                        attempt,
                        Map.of("more", bytes))
                == 1;
    }

    /**
     * Back to where another worker may take it.
     *
     * @return how often the step has failed; empty when the attempt was no longer the one that
     *     counts
     */
    OptionalInt release(Attempt attempt, boolean failed) {
        int count =
                change(
                        "update step set state = 'waiting', failures = failures + :more",
                        attempt,
                        Map.of("more", failed ? 1 : 0));
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(failures(attempt));
    }

    private int failures(Attempt attempt) {
        return jdbc.sql(
                        "select failures from step where reel_id = :reel and run = :run and kind ="
                                + " :kind")
                .params(key(attempt))
                .query(Integer.class)
                .single();
    }

    private int change(String update, Attempt attempt, Map<String, ?> values) {
        return jdbc.sql(
                        update
                                + " where reel_id = :reel and run = :run and kind = :kind and state ="
                                + " 'running' and attempt = :attempt")
                .params(values)
                .params(key(attempt))
                .param("attempt", attempt.number())
                .update();
    }

    private static Map<String, ?> key(Attempt attempt) {
        return Map.of("reel", attempt.reelId(), "run", attempt.run(), "kind", attempt.kind().id());
    }
}
