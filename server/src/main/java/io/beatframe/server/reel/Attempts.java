package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What workers change: they take steps, say how far they are, and end them. A change needs the
 * attempt that the step has now, so a worker that was thought dead changes nothing.
 */
@Repository
@Transactional
public class Attempts {
    /** A step that took this many workers with it is given up. */
    static final int MOST_ATTEMPTS = 12;

    /** Failures that may pass are tried again this often. */
    static final int MOST_FAILURES = 5;

    /** Less is not worth a write. */
    private static final double LEAST_PROGRESS = .005;

    private final JdbcClient jdbc;
    private final ReelStates states;
    private final TokenBill tokens;
    private final Clock clock;
    private final Steps steps;

    Attempts(JdbcClient jdbc, ReelStates states, TokenBill tokens, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.tokens = tokens;
        this.clock = clock;
        this.steps = new Steps(jdbc);
    }

    /**
     * A worker takes a step.
     *
     * @return empty when there is nothing to do any more: done already, cancelled, or given up
     */
    public Optional<Attempt> begin(String reelId, int run, StepKind kind, String worker) {
        Optional<Reel> locked = states.lock(reelId);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        Reel reel = locked.get();
        if (reel.run() != run || !reel.status().mayBecome(kind.status())) {
            return Optional.empty();
        }
        Steps.Step step = steps.get(reelId, run, kind);
        if (step.state().equals(Steps.FINISHED)) {
            return Optional.empty();
        }
        if (step.attempt() >= MOST_ATTEMPTS) {
            fail(
                    reel,
                    new Failure(
                            ErrorCode.WORKER_LOST,
                            "Workers ended "
                                    + step.attempt()
                                    + " times in the middle of step "
                                    + kind.id()
                                    + ". Ask for the reel again at a lower quality; if that fails too,"
                                    + " tell the operator."));
            return Optional.empty();
        }
        Attempt attempt = new Attempt(reelId, run, kind, step.attempt() + 1);
        steps.begin(attempt, worker, clock.instant());
        jdbc.sql("update reel set started_at = coalesce(started_at, :now) where id = :id")
                .param("now", ReelStates.time(clock.instant()))
                .param("id", reelId)
                .update();
        states.move(reel, kind.status());
        return Optional.of(attempt);
    }

    /**
     * How far a worker is.
     *
     * @param fraction of the whole reel
     * @return whether the attempt still counts; if not, the worker stops
     */
    public boolean progressed(Attempt attempt, ReelStatus status, double fraction) {
        Optional<Standing> now = standing(attempt);
        if (now.isEmpty() || now.get().near(status, fraction)) {
            return now.isPresent();
        }
        Optional<Reel> held = held(attempt);
        held.ifPresent(reel -> {
            if (reel.status() != status) {
                states.move(reel, status);
            }
            if (Math.abs(fraction - reel.progress()) >= LEAST_PROGRESS) {
                jdbc.sql("update reel set progress = :progress where id = :id")
                        .param("progress", fraction)
                        .param("id", reel.id())
                        .update();
                states.note(reel.id(), status, fraction);
            }
        });
        return held.isPresent();
    }

    /** What is known of a reel without locking it. */
    private record Standing(ReelStatus status, double progress) {
        boolean near(ReelStatus other, double fraction) {
            return status == other && Math.abs(fraction - progress) < LEAST_PROGRESS;
        }
    }

    /** Each worker asks four times a second, and most often there is nothing to write. */
    private Optional<Standing> standing(Attempt attempt) {
        return jdbc.sql(
                        "select r.status, r.progress from reel r join step s on s.reel_id = r.id and"
                                + " s.run = r.run where r.id = :id and r.run = :run and r.completed_at"
                                + " is null and s.kind = :kind and s.state = :state and s.attempt ="
                                + " :attempt")
                .param("id", attempt.reelId())
                .param("run", attempt.run())
                .param("kind", attempt.kind().id())
                .param("state", Steps.RUNNING)
                .param("attempt", attempt.number())
                .query((row, index) ->
                        new Standing(
                                ReelStatus.of(row.getString("status")), row.getDouble("progress")))
                .optional();
    }

    /** The plan step is done. */
    public void planned(Attempt attempt, String plan) {
        held(attempt)
                .ifPresent(reel -> {
                    steps.finish(attempt, clock.instant());
                    jdbc.sql("update reel set plan = :plan where id = :id")
                            .param("plan", plan)
                            .param("id", reel.id())
                            .update();
                    tokens.charge(reel, plan);
                    if (reel.order().wantsReview()) {
                        states.move(reel, ReelStatus.REVIEW);
                    } else {
                        // It may wait long for the next worker.
                        states.move(reel, ReelStatus.QUEUED);
                        states.enqueue(
                                reel.id(), reel.run(), StepKind.RENDER, states.turnOf(reel.id()));
                    }
                });
    }

    /**
     * What a render leaves.
     *
     * @param report as JSON
     * @param bytes that its files take in the store
     */
    public record Delivered(String report, long bytes) {}

    /** The files lie in the attempt's folder: from now on that is the reel. */
    public void delivered(Attempt attempt, Delivered files) {
        held(attempt)
                .ifPresent(reel -> {
                    steps.finish(attempt, clock.instant());
                    jdbc.sql(
                                    "update reel set output = :output, report = :report, bytes = :bytes,"
                                            + " progress = 1 where id = :id")
                            .param("output", attempt.folder())
                            .param("report", files.report())
                            .param("bytes", files.bytes())
                            .param("id", reel.id())
                            .update();
                    states.end(reel, ReelStatus.DONE);
                });
    }

    /**
     * The step failed.
     *
     * @return whether it is to be tried again later
     */
    public boolean failed(Attempt attempt, Failure failure) {
        Optional<Reel> held = held(attempt);
        if (held.isEmpty()) {
            return false;
        }
        Steps.Step step = steps.get(attempt.reelId(), attempt.run(), attempt.kind());
        boolean again = failure.retriable() && step.failures() + 1 < MOST_FAILURES;
        steps.release(attempt, true);
        if (!again) {
            fail(held.get(), failure);
        }
        return again;
    }

    /**
     * The worker ends before the step did; another may take it at once.
     *
     * @return whether there is still something to take
     */
    public boolean handedBack(Attempt attempt) {
        Optional<Reel> held = held(attempt);
        held.ifPresent(reel -> steps.release(attempt, false));
        return held.isPresent();
    }

    private void fail(Reel reel, Failure failure) {
        Reel.Problem problem = ReelJson.problem(failure);
        jdbc.sql(
                        "update reel set error_code = :code, error_message = :message, error_retriable"
                                + " = :retriable where id = :id")
                .param("code", problem.code().name())
                .param("message", problem.message())
                .param("retriable", problem.retriable())
                .param("id", reel.id())
                .update();
        states.end(reel, ReelStatus.FAILED);
    }

    /** The reel, locked, if this attempt is still the one that counts. */
    private Optional<Reel> held(Attempt attempt) {
        return states.lock(attempt.reelId())
                .filter(reel -> reel.run() == attempt.run() && !reel.status().settled())
                .filter(reel -> {
                    Steps.Step step = steps.get(attempt.reelId(), attempt.run(), attempt.kind());
                    return step.state().equals(Steps.RUNNING) && step.attempt() == attempt.number();
                });
    }
}
