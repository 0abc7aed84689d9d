package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.tenant.Quotas;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where a reel and its steps change. Every change locks the reel's row first, so
 * changes of one reel come one after the other; a worker's change needs the attempt that the step
 * has now, so a worker that was thought dead changes nothing.
 */
@Repository
@Transactional
public class ReelStates {
    /** A step that took this many workers with it is given up. */
    static final int MOST_ATTEMPTS = 12;

    /** Failures that may pass are tried again this often. */
    static final int MOST_FAILURES = 5;

    private final JdbcClient jdbc;
    private final Queue queue;
    private final Quotas quotas;
    private final Notices notices;
    private final Clock clock;
    private final Steps steps;

    public ReelStates(JdbcClient jdbc, Queue queue, Quotas quotas, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.quotas = quotas;
        this.notices = notices;
        this.clock = clock;
        this.steps = new Steps(jdbc);
    }

    /**
     * A new reel in the queue; returns its id.
     *
     * @throws Failure RATE_LIMITED, QUOTA_EXCEEDED
     */
    public String create(String tenantId, ReelOrder order) {
        quotas.admitReel(tenantId);
        Instant now = clock.instant();
        String id = Ids.fresh("reel", now);
        long turn = turn(tenantId);
        jdbc.sql(
                        "insert into reel (id, tenant_id, status, run, turn, progress, request,"
                                + " created_at) values (:id, :tenant, :status, 1, :turn, 0, :request,"
                                + " :now)")
                .param("id", id)
                .param("tenant", tenantId)
                .param("status", ReelStatus.QUEUED.id())
                .param("turn", turn)
                .param("request", ReelJson.write(order))
                .param("now", time(now))
                .update();
        note(id, ReelStatus.QUEUED, 0);
        enqueue(id, 1, StepKind.PLAN, turn);
        return id;
    }

    /**
     * Start-time fair queueing: a tenant's reels take every next turn from the last that began, so
     * tenants take turns however many reels each has waiting.
     */
    private long turn(String tenantId) {
        long begun =
                jdbc.sql("select coalesce(max(turn), 0) from reel where started_at is not null")
                        .query(Long.class)
                        .single();
        long own =
                jdbc.sql("select coalesce(max(turn), 0) from reel where tenant_id = :tenant")
                        .param("tenant", tenantId)
                        .query(Long.class)
                        .single();
        return Math.max(begun, own + 1);
    }

    /**
     * A worker takes a step.
     *
     * @return empty when there is nothing to do any more: done already, cancelled, or given up
     */
    public Optional<Attempt> begin(String reelId, int run, StepKind kind, String worker) {
        Optional<Reel> locked = lock(reelId);
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
                .param("now", time(clock.instant()))
                .param("id", reelId)
                .update();
        move(reel, kind.status());
        return Optional.of(attempt);
    }

    /**
     * How far a worker is.
     *
     * @param fraction of the whole reel
     * @return whether the attempt still counts; if not, the worker stops
     */
    public boolean progressed(Attempt attempt, ReelStatus status, double fraction) {
        Optional<Reel> held = held(attempt);
        held.ifPresent(reel -> {
            if (reel.status() != status) {
                move(reel, status);
            }
            if (Math.abs(fraction - reel.progress()) >= .005) {
                jdbc.sql("update reel set progress = :progress where id = :id")
                        .param("progress", fraction)
                        .param("id", reel.id())
                        .update();
                note(reel.id(), status, fraction);
            }
        });
        return held.isPresent();
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
                    if (reel.order().wantsReview()) {
                        move(reel, ReelStatus.REVIEW);
                    } else {
                        enqueue(reel.id(), reel.run(), StepKind.RENDER, turnOf(reel.id()));
                    }
                });
    }

    /**
     * What a render leaves.
     *
     * @param report as JSON
     * @param bytes that its files take in the store
     * @param costUsd what was paid to others for it
     */
    public record Delivered(String report, long bytes, BigDecimal costUsd) {}

    /** The files lie in the attempt's folder: from now on that is the reel. */
    public void delivered(Attempt attempt, Delivered files) {
        held(attempt)
                .ifPresent(reel -> {
                    steps.finish(attempt, clock.instant());
                    jdbc.sql(
                                    "update reel set output = :output, report = :report, bytes = :bytes,"
                                            + " cost_usd = cost_usd + :cost, progress = 1,"
                                            + " completed_at = :now where id = :id")
                            .param("output", attempt.folder())
                            .param("report", files.report())
                            .param("bytes", files.bytes())
                            .param("cost", files.costUsd())
                            .param("now", time(clock.instant()))
                            .param("id", reel.id())
                            .update();
                    move(reel, ReelStatus.DONE);
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

    /**
     * Ends a reel, wherever it stands. A worker that is at it learns so with its next progress.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT when it is done or has failed
     */
    public void cancel(String tenantId, String reelId) {
        Reel reel = own(tenantId, reelId);
        if (reel.status() == ReelStatus.CANCELLED) {
            return;
        }
        require(reel, ReelStatus.CANCELLED, "cancelled");
        jdbc.sql("update reel set completed_at = :now where id = :id")
                .param("now", time(clock.instant()))
                .param("id", reelId)
                .update();
        move(reel, ReelStatus.CANCELLED);
    }

    /**
     * A person has seen the plan: now it is filmed.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT unless it waits for that
     */
    public void approve(String tenantId, String reelId) {
        Reel reel = own(tenantId, reelId);
        if (reel.status() != ReelStatus.REVIEW) {
            throw new Failure(
                    ErrorCode.STATE_CONFLICT,
                    "The reel is "
                            + reel.status().id()
                            + "; only one that was asked for with review: true waits for approval.");
        }
        move(reel, ReelStatus.QUEUED);
        enqueue(reelId, reel.run(), StepKind.RENDER, turnOf(reelId));
    }

    /**
     * Another plan for the reel. One that waits for approval goes on waiting; one that is done is
     * filmed anew, and keeps its files until the new ones are there.
     *
     * @param plan as JSON, valid
     * @throws Failure NOT_FOUND; STATE_CONFLICT while a worker has it, or when it has failed;
     *     RATE_LIMITED, QUOTA_EXCEEDED
     */
    public void replan(String tenantId, String reelId, String plan) {
        Reel reel = own(tenantId, reelId);
        if (reel.status() == ReelStatus.REVIEW) {
            jdbc.sql("update reel set plan = :plan where id = :id")
                    .param("plan", plan)
                    .param("id", reelId)
                    .update();
            note(reelId, ReelStatus.REVIEW, reel.progress());
            return;
        }
        require(reel, ReelStatus.QUEUED, "changed");
        quotas.admitReel(tenantId);
        long turn = turn(tenantId);
        int run = reel.run() + 1;
        jdbc.sql(
                        "update reel set plan = :plan, run = :run, turn = :turn, progress = 0, report ="
                                + " null, started_at = null, completed_at = null where id = :id")
                .param("plan", plan)
                .param("run", run)
                .param("turn", turn)
                .param("id", reelId)
                .update();
        move(reel, ReelStatus.QUEUED);
        enqueue(reelId, run, StepKind.RENDER, turn);
    }

    /**
     * Forgets a reel; one that is being made is stopped. Its files are the caller's to delete.
     *
     * @throws Failure NOT_FOUND
     */
    public void delete(String tenantId, String reelId) {
        own(tenantId, reelId);
        jdbc.sql("delete from reel where id = :id").param("id", reelId).update();
    }

    private Reel own(String tenantId, String reelId) {
        return lock(reelId)
                .filter(reel -> reel.tenantId().equals(tenantId))
                .orElseThrow(Reels::unknown);
    }

    private static void require(Reel reel, ReelStatus wanted, String what) {
        if (!reel.status().mayBecome(wanted)) {
            throw new Failure(
                    ErrorCode.STATE_CONFLICT,
                    "The reel is " + reel.status().id() + "; it can no longer be " + what + ".");
        }
    }

    private void fail(Reel reel, Failure failure) {
        Reel.Problem problem = ReelJson.problem(failure);
        jdbc.sql(
                        "update reel set error_code = :code, error_message = :message, error_retriable"
                                + " = :retriable, completed_at = :now where id = :id")
                .param("code", problem.code().name())
                .param("message", problem.message())
                .param("retriable", problem.retriable())
                .param("now", time(clock.instant()))
                .param("id", reel.id())
                .update();
        move(reel, ReelStatus.FAILED);
    }

    private void move(Reel reel, ReelStatus to) {
        if (!reel.status().mayBecome(to)) {
            throw new IllegalStateException(
                    reel.id() + " is " + reel.status() + " and cannot become " + to);
        }
        jdbc.sql("update reel set status = :status where id = :id")
                .param("status", to.id())
                .param("id", reel.id())
                .update();
        note(
                reel.id(),
                to,
                switch (to) {
                    case DONE -> 1;
                    case QUEUED -> 0;
                    case PLANNING,
                            REVIEW,
                            GENERATING,
                            RENDERING,
                            CHECKING,
                            UPLOADING,
                            FAILED,
                            CANCELLED ->
                            reel.progress();
                });
        if (to.settled() || to == ReelStatus.REVIEW) {
            notices.stopped(reel, to);
        }
    }

    private void note(String reelId, ReelStatus status, double progress) {
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) values (:reel,"
                                + " :status, :progress, :now)")
                .param("reel", reelId)
                .param("status", status.id())
                .param("progress", progress)
                .param("now", time(clock.instant()))
                .update();
    }

    private void enqueue(String reelId, int run, StepKind kind, long turn) {
        steps.add(reelId, run, kind);
        queue.put(reelId, run, kind, turn);
    }

    private Optional<Reel> lock(String reelId) {
        return jdbc.sql("select " + Reels.COLUMNS + " from reel where id = :id for update")
                .param("id", reelId)
                .query(Reels::read)
                .optional();
    }

    /** The reel, locked, if this attempt is still the one that counts. */
    private Optional<Reel> held(Attempt attempt) {
        return lock(attempt.reelId())
                .filter(reel -> reel.run() == attempt.run() && !reel.status().settled())
                .filter(reel -> {
                    Steps.Step step = steps.get(attempt.reelId(), attempt.run(), attempt.kind());
                    return step.state().equals(Steps.RUNNING) && step.attempt() == attempt.number();
                });
    }

    private long turnOf(String reelId) {
        return jdbc.sql("select turn from reel where id = :id")
                .param("id", reelId)
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
