package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.DatabasePatience;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.Pool;
import io.beatframe.server.reel.Queue;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.store.Store;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Carries one step through on a worker. The work has a thread of its own; this one looks now and
 * then whether the attempt still counts, and interrupts the work when it does not: so a cancelled
 * reel stops soon, and a worker that lost its step to another stops too.
 */
final class StepRunner {
    private static final Log LOG = LogFactory.getLog(StepRunner.class);

    private final Attempts attempts;
    private final Reels reels;
    private final Store store;
    private final Queue queue;
    private final Keeping keeping;
    private final String worker;
    private final StepMeter meter;
    private final Tracer tracer;
    private final Clock clock;

    StepRunner(
            Attempts attempts,
            Reels reels,
            Store store,
            Queue queue,
            Keeping keeping,
            String worker,
            StepMeter meter,
            Tracer tracer,
            Clock clock) {
        this.attempts = attempts;
        this.reels = reels;
        this.store = store;
        this.queue = queue;
        this.keeping = keeping;
        this.worker = worker;
        this.meter = meter;
        this.tracer = tracer;
        this.clock = clock;
    }

    /** Whose reel it is, unless nobody wants it any more. */
    Optional<String> wantedBy(String reelId) {
        return reels.wantedBy(reelId);
    }

    /** Does the step, and says what becomes of its place in the queue. */
    CompletionHandler<Void> run(String reelId, int run, StepKind kind, StepWork work) {
        Optional<Attempts.Begun> begun = attempts.begin(reelId, run, kind, worker);
        if (begun.isEmpty()) {
            // Between two attempts, as one with a plan may be rendered again.
            if (kind == StepKind.FETCH && reels.endedUnplanned(reelId)) {
                forgetInputs(reelId, run);
            }
            return left(reelId);
        }
        Reel reel = begun.get().reel();
        // So that every line of the log tells whose it is.
        MDC.setContextMap(marks(reel));
        Span span = tracer.nextSpan().name("step " + kind.id()).start();
        try (Tracer.SpanInScope here = tracer.withSpan(span)) {
            marks(reel).forEach(span::tag);
            span.tag("attempt", begun.get().attempt().number());
            return run(begun.get().attempt(), reel, work);
        } finally {
            span.end();
            MDC.clear();
        }
    }

    private static Map<String, String> marks(Reel reel) {
        return Map.of("reel", reel.id(), "tenant", reel.tenantId());
    }

    private CompletionHandler<Void> run(Attempt attempt, Reel reel, StepWork work) {
        Instant began = Instant.now();
        StepKind kind = attempt.kind();
        Pool pool = kind.pool(reel.order());
        Report report = new Report(kind, reel.order());
        FutureTask<Outcome> task =
                new FutureTask<>(() -> {
                    MDC.setContextMap(marks(reel));
                    return work.run(reel, attempt, report);
                });
        Thread thread = thread(pool).name(kind.id() + "-" + reel.id()).start(task);
        try {
            Outcome outcome = awaited(task, attempt, report, lookEvery(pool));
            DatabasePatience.USUAL.with(() -> {
                commit(attempt, outcome);
                return true;
            });
            meter.ended(kind, StepMeter.End.DONE, began);
            return done();
        } catch (Lost lost) {
            // What another worker has taken over goes on, also at providers.
            if (!givenUp(attempt.reelId())) {
                report.handOn();
            }
            stop(thread, report);
            clean(attempt);
            meter.ended(kind, StepMeter.End.STOPPED, began);
            return left(attempt);
        } catch (InterruptedException ending) {
            report.handOn();
            stop(thread, report);
            meter.ended(kind, StepMeter.End.HANDED_BACK, began);
            return handBack(attempt);
        } catch (ExecutionException failed) {
            meter.ended(kind, StepMeter.End.FAILED, began);
            return failed(attempt, Failures.of(failed.getCause()));
        } catch (Failure refused) {
            meter.ended(kind, StepMeter.End.FAILED, began);
            return failed(attempt, refused);
        } finally {
            // Whatever happened: nothing goes on that nobody looks after.
            if (thread.isAlive()) {
                stop(thread, report);
            }
        }
    }

    /** Work that waits needs no thread of the machine's. */
    private static Thread.Builder thread(Pool pool) {
        return switch (pool) {
            case PROCESSOR -> Thread.ofPlatform().daemon();
            case PATIENCE -> Thread.ofVirtual();
        };
    }

    /** A cancelled reel stops within two seconds; of what waits there is much at a time. */
    private static Duration lookEvery(Pool pool) {
        return switch (pool) {
            case PROCESSOR -> Duration.ofMillis(250);
            case PATIENCE -> Duration.ofMillis(1000);
        };
    }

    /** The attempt is not the one that counts any more. */
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Outcome awaited(
            FutureTask<Outcome> task, Attempt attempt, Report report, Duration lookEvery)
            throws Lost, InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtIt) {
                if (!counts(attempt, report.point())) {
                    throw new Lost();
                }
            }
        }
    }

    private void commit(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Fetched(long bytes) -> attempts.fetched(attempt, bytes);
            case Outcome.Planned(String plan) -> attempts.planned(attempt, plan);
            case Outcome.Filmed filmed -> attempts.filmed(attempt);
            case Outcome.Delivered(Attempts.Delivered files) -> attempts.delivered(attempt, files);
        }
    }

    private boolean counts(Attempt attempt, Report.Point point) {
        try {
            return attempts.progressed(attempt, point.status(), point.fraction());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The database does not answer; " + attempt.reelId() + " goes on meanwhile");
            return true;
        }
    }

    /** Whether nobody wants the reel any more, rather than another worker having it. */
    private boolean givenUp(String reelId) {
        try {
            return reels.status(reelId).map(ReelStatus::settled).orElse(true);
        } catch (DataAccessException away) {
            return false;
        }
    }

    private CompletionHandler<Void> failed(Attempt attempt, Failure failure) {
        clean(attempt);
        // Nobody stopped the work, so the program is ending and took ffmpeg with it.
        if (failure.code() == ErrorCode.CANCELLED) {
            return handBack(attempt);
        }
        meter.failed(failure.code());
        tag("failure", failure.code().name());
        if (failure.code() == ErrorCode.INTERNAL_ERROR) {
            LOG.error(attempt + " failed", failure);
        } else {
            LOG.info(attempt + " failed: " + failure.code() + ": " + failure.message());
        }
        Optional<Duration> again = patientlyWhileEnding(() -> attempts.failed(attempt, failure));
        if (again.isEmpty()) {
            return left(attempt);
        }
        return later(attempt, again.get());
    }

    private void tag(String key, String value) {
        Span span = tracer.currentSpan();
        if (span != null) {
            span.tag(key, value);
        }
    }

    private CompletionHandler<Void> handBack(Attempt attempt) {
        clean(attempt);
        return patientlyWhileEnding(() -> attempts.handedBack(attempt))
                ? later(attempt, Duration.ZERO)
                : left(attempt);
    }

    private CompletionHandler<Void> left(Attempt attempt) {
        if (attempt.kind() == StepKind.FETCH && givenUp(attempt.reelId())) {
            forgetInputs(attempt.reelId(), attempt.run());
        }
        return left(attempt.reelId());
    }

    /**
     * Nobody goes on with the step. If nobody wants the reel either, what it has ordered is called
     * off: no worker was in the step to do it, or the provider did not answer the one that was.
     */
    private CompletionHandler<Void> left(String reelId) {
        Optional<Duration> again = unwanted(reelId) ? keeping.callOff(reelId) : Optional.empty();
        return again.<CompletionHandler<Void>>map(pause ->
                        (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(pause)))
                .orElseGet(StepRunner::done);
    }

    /** Cancelled or forgotten; one that has failed may be taken up again, with what was ordered. */
    private boolean unwanted(String reelId) {
        return wantedBy(reelId).isEmpty();
    }

    /** What an attempt that does not count any more has put into the store. */
    private void clean(Attempt attempt) {
        try {
            store.deleteAll(attempt.folder());
        } catch (RuntimeException stays) {
            LOG.warn("Left for 'beatframe gc': " + attempt.folder(), stays);
        }
    }

    /** What a reel that has ended while it fetched has brought: no tenant's space counts it. */
    private void forgetInputs(String reelId, int run) {
        try {
            FetchedFiles.forget(reelId, run, store);
        } catch (RuntimeException stays) {
            LOG.warn("Left for 'beatframe gc': inputs of " + reelId, stays);
        }
    }

    /** Waits for the end of the work, also when this thread is told again to hurry. */
    private static void stop(Thread thread, Report report) {
        report.stop();
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                thread.interrupt();
            }
        }
    }

    /** Once more when the worker is ending; then another finds the step when this one is gone. */
    private static <T> T patientlyWhileEnding(Supplier<T> change) {
        try {
            return DatabasePatience.USUAL.with(change);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return change.get();
        }
    }

    private static CompletionHandler<Void> done() {
        return (complete, operations) -> operations.remove();
    }

    private CompletionHandler<Void> later(Attempt attempt, Duration pause) {
        return (complete, operations) -> {
            operations.reschedule(complete, clock.instant().plus(pause));
            // Who cancelled while this worker still had the step could not call it up.
            if (unwanted(attempt.reelId())) {
                queue.callUp(attempt.reelId(), attempt.run());
            }
        };
    }
}
