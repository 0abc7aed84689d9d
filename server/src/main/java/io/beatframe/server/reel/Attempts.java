package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.tenant.Quotas;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
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
    static final int MOST_DEATHS = 6;

    /** Failures that may pass are tried again until there were so many. */
    static final int MOST_FAILURES = 5;

    /** Each pause is three times the one before: a site or provider may be away for a minute. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(3);

    /** Who wants to be left alone for longer is not asked again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Less is not worth a write. */
    private static final double LEAST_PROGRESS = .005;

    private final JdbcClient jdbc;
    private final ReelStates states;
    private final Quotas quotas;
    private final Clock clock;
    private final Steps steps;

    Attempts(JdbcClient jdbc, ReelStates states, Quotas quotas, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.quotas = quotas;
        this.clock = clock;
        this.steps = new Steps(jdbc);
    }

    /**
     * A step that a worker has taken.
     *
     * @param reel as it was before
     */
    public record Begun(Attempt attempt, Reel reel) {}

    /**
     * A worker takes a step.
     *
     * @return empty when there is nothing to do any more: done already, cancelled, or given up
     */
    public Optional<Begun> begin(String reelId, int run, StepKind kind, String worker) {
        Optional<Reel> locked =
                states.lock(reelId)
                        .filter(reel -> reel.run() == run)
                        .filter(reel -> reel.status().mayBecome(kind.status()));
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        Reel reel = locked.get();
        Optional<Steps.Begun> step = steps.begin(reelId, run, kind, worker, clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        if (step.get().deaths() >= MOST_DEATHS) {
            fail(
                    reel,
                    new Failure(
                            ErrorCode.WORKER_LOST,
                            "Workers ended "
                                    + step.get().deaths()
                                    + " times in the middle of step "
                                    + kind.id()
                                    + ". Ask for the reel again at a lower quality; if that fails too,"
                                    + " tell the operator."));
            return Optional.empty();
        }
        Change also = new Change();
        // What only waits takes nobody's turn, so it is no start.
        if (reel.startedAt().isEmpty() && kind.pool(reel.order()) == Pool.PROCESSOR) {
            also.set("started_at", ReelStates.time(clock.instant()));
        }
        states.move(reel, kind.status(), also);
        return Optional.of(new Begun(step.get().attempt(), reel));
    }

    /**
     * How far a worker is.
     *
     * @param reached 0 to 1 of the whole reel
     * @return whether the attempt still counts; if not, the worker stops
     */
    public boolean progressed(Attempt attempt, ReelStatus status, double reached) {
        // Clients see it as it is written.
        double fraction = Math.round(reached * 10_000) / 10_000.0;
        Optional<Standing> now = standing(attempt);
        if (now.isEmpty() || now.get().near(status, fraction)) {
            return now.isPresent();
        }
        Optional<Reel> held = locked(attempt).filter(reel -> standing(attempt).isPresent());
        held.ifPresent(reel -> {
            if (reel.status() != status) {
                states.move(reel, status);
            }
            if (Math.abs(fraction - reel.progress()) >= LEAST_PROGRESS) {
                new Change().set("progress", fraction).of(reel.id(), jdbc);
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

    /**
     * Bytes that an attempt is about to put into the store: they take the tenant's space from now
     * on, until the step's end says what stays.
     *
     * @param bytes negative when they did not get there
     * @throws Failure QUOTA_EXCEEDED when the tenant's limit does not allow them; nothing is
     *     changed then
     */
    public void brings(Attempt attempt, long bytes) {
        locked(attempt)
                .filter(reel -> steps.brings(attempt, bytes))
                .filter(reel -> bytes > 0)
                .ifPresent(reel -> quotas.admitBytes(reel.tenantId(), 0));
    }

    /**
     * What lay at strangers' addresses is in the store.
     *
     * @param bytes that it takes there
     * @throws Failure QUOTA_EXCEEDED when the tenant's limit does not allow it; nothing is changed
     *     then
     */
    public void fetched(Attempt attempt, long bytes) {
        ended(attempt)
                .ifPresent(reel -> {
                    states.move(reel, ReelStatus.QUEUED);
                    jdbc.sql("update reel set bytes = greatest(bytes, :bytes) where id = :id")
                            .param("bytes", bytes)
                            .param("id", reel.id())
                            .update();
                    quotas.admitBytes(reel.tenantId(), 0);
                    states.enqueue(
                            reel, StepKind.afterFetch(reel.order(), reel.plan().isPresent()));
                });
    }

    /** The plan step is done. */
    public void planned(Attempt attempt, String plan) {
        ended(attempt)
                .ifPresent(reel -> {
                    Change also = new Change().set("plan", plan);
                    if (reel.order().wantsReview()) {
                        states.move(reel, ReelStatus.REVIEW, also);
                    } else {
                        // It may wait long for the next worker.
                        states.move(reel, ReelStatus.QUEUED, also);
                        states.enqueue(reel, StepKind.afterPlan(reel.order()));
                    }
                });
    }

    /** The video model's clips are kept. */
    public void filmed(Attempt attempt) {
        ended(attempt).ifPresent(reel -> states.enqueue(reel, StepKind.RENDER));
    }

    /**
     * What a render leaves.
     *
     * @param report as JSON
     * @param bytes that the reel takes in the store
     */
    public record Delivered(String report, long bytes) {}

    /** The files lie in the attempt's folder: from now on that is the reel. */
    public void delivered(Attempt attempt, Delivered files) {
        ended(attempt)
                .ifPresent(reel ->
                        states.move(
                                reel,
                                ReelStatus.DONE,
                                new Change()
                                        .set("output", attempt.folder())
                                        .set("report", files.report())
                                        .set("bytes", files.bytes())
                                        .set("progress", 1)));
    }

    /**
     * The step failed.
     *
     * @return after how long it is to be tried again; empty when it is not
     */
    public Optional<Duration> failed(Attempt attempt, Failure failure) {
        Optional<Reel> reel = locked(attempt);
        if (reel.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt failures = steps.release(attempt, true);
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> again = again(failure, failures.getAsInt());
        if (again.isEmpty()) {
            fail(reel.get(), failure);
        }
        return again;
    }

    private static Optional<Duration> again(Failure failure, int failures) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (!failure.retriable()
                || failures >= MOST_FAILURES
                || asked.compareTo(LONGEST_PAUSE) > 0) {
            return Optional.empty();
        }
        Duration ours = FIRST_PAUSE.multipliedBy((long) Math.pow(3, failures - 1));
        return Optional.of(ours.compareTo(asked) > 0 ? ours : asked);
    }

    /**
     * The worker ends before the step did; another may take it at once.
     *
     * @return whether there is still something to take
     */
    public boolean handedBack(Attempt attempt) {
        return locked(attempt).isPresent() && steps.release(attempt, false).isPresent();
    }

    private void fail(Reel reel, Failure failure) {
        Reel.Problem problem = ReelJson.problem(failure);
        states.move(
                reel,
                ReelStatus.FAILED,
                new Change()
                        .set("error_code", problem.code().name())
                        .set("error_message", problem.message())
                        .set("error_retriable", problem.retriable()));
    }

    /** The reel, locked, unless nobody wants this run of it any more. */
    private Optional<Reel> locked(Attempt attempt) {
        return states.lock(attempt.reelId())
                .filter(reel -> reel.run() == attempt.run() && !reel.status().settled());
    }

    /** The reel, locked and its step finished, if this attempt was still the one that counts. */
    private Optional<Reel> ended(Attempt attempt) {
        return locked(attempt).filter(reel -> steps.finish(attempt, clock.instant()));
    }
}
