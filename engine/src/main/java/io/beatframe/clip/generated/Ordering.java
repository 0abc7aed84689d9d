package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.Submission;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Sends orders to a provider. Each is noted before it is sent, and its job as soon as it is named,
 * whatever becomes of the one who waits for it.
 *
 * @param watch is told when an order must wait
 * @param heard whether the provider has answered anything while this reel is filmed
 * @param stopped whether nothing new is to be ordered, as another shot failed
 * @param handedOn whether, when the thread is interrupted, the job goes on for somebody else
 */
record Ordering(
        VideoModel model,
        TakeNotes notes,
        Purse purse,
        Patience patience,
        FilmingWatch watch,
        AtomicBoolean heard,
        BooleanSupplier stopped,
        BooleanSupplier handedOn) {
    /** How often is tried to reach who has never answered. */
    private static final int FIRST_TRIES = 2;

    /** An order that the provider took. */
    record Taken(Job job, InFlight.Flight flight) {}

    Taken taken(String key, VideoOrder order, Job job) {
        return new Taken(
                job, flight(key, order, CompletableFuture.completedFuture(Optional.of(job))));
    }

    private InFlight.Flight flight(
            String key, VideoOrder order, CompletableFuture<Optional<Job>> coming) {
        return InFlight.begin(
                model,
                coming,
                job ->
                        notes.add(
                                key,
                                LedgerEntry.Event.CANCELLED,
                                order,
                                Optional.of(job),
                                "by the user"));
    }

    /** Orders, and again while the provider says that it did not take it. */
    Taken ordered(String key, VideoOrder order) {
        Optional<Usd> price = notes.price(order);
        try {
            purse.take(price);
        } catch (Failure over) {
            notes.add(key, LedgerEntry.Event.OVER_BUDGET, order, Optional.empty(), over.message());
            throw over;
        }
        for (int attempt = 0; ; attempt++) {
            CompletableFuture<Submission> answer = new CompletableFuture<>();
            InFlight.Flight flight = flight(key, order, answer.thenApply(Ordering::job));
            if (stopped.getAsBoolean() || InFlight.closing()) {
                InFlight.end(flight);
                purse.giveBack(price);
                throw new Failure(ErrorCode.CANCELLED, "Not ordered, as another shot failed.");
            }
            answer.completeAsync(
                    () -> submitted(key, order), task -> Thread.ofVirtual().start(task));
            Submission submission = awaited(answer, flight);
            if (submission instanceof Submission.Accepted(Job job)) {
                return new Taken(job, flight);
            }
            InFlight.end(flight);
            Patience.pause(pauseAfter(submission, attempt, key, order));
        }
    }

    private static Optional<Job> job(Submission submission) {
        return submission instanceof Submission.Accepted(Job job)
                ? Optional.of(job)
                : Optional.empty();
    }

    /** All is noted here, so that it is known whatever becomes of who waits for the answer. */
    private Submission submitted(String key, VideoOrder order) {
        notes.add(key, LedgerEntry.Event.SUBMITTING, order, Optional.empty(), "");
        Submission submission = model.submit(order, key);
        if (!(submission instanceof Submission.Unreached)) {
            heard.set(true);
        }
        job(submission)
                .ifPresent(job ->
                        notes.add(key, LedgerEntry.Event.SUBMITTED, order, Optional.of(job), ""));
        return submission;
    }

    /** The answer, for which also who is interrupted waits a moment, as it may name a paid job. */
    private Submission awaited(CompletableFuture<Submission> answer, InFlight.Flight flight) {
        try {
            return answer.get();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            if (handedOn.getAsBoolean()) {
                InFlight.awaitAnswer(flight);
                InFlight.end(flight);
            } else {
                InFlight.stop(flight);
            }
            if (answer.state() == Future.State.SUCCESS) {
                return answer.resultNow();
            }
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } catch (ExecutionException failed) {
            InFlight.end(flight);
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed);
        }
    }

    /**
     * @return how long to wait before the order is sent again
     * @throws Failure when it is not to be sent again
     */
    private Duration pauseAfter(Submission submission, int attempt, String key, VideoOrder order) {
        return switch (submission) {
            case Submission.Accepted accepted -> throw new IllegalStateException("It is taken");
            case Submission.Refused(String why) -> {
                purse.giveBack(notes.price(order));
                notes.add(key, LedgerEntry.Event.REFUSED, order, Optional.empty(), why);
                throw notes.trouble().refused(why);
            }
            case Submission.Invalid(String why) ->
                    throw failed(key, order, notes.trouble().invalid(why));
            case Submission.Denied(String why) ->
                    throw failed(key, order, notes.trouble().denied(why));
            case Submission.Unreached(String why) -> {
                // Who has answered is away for a moment; who never did is not running.
                if (!heard.get() && attempt >= FIRST_TRIES - 1) {
                    throw failed(key, order, notes.trouble().unreached(why));
                }
                yield pauseAfter(new Submission.NotNow(why, Optional.empty()), attempt, key, order);
            }
            case Submission.NotNow(String why, Optional<Duration> after) -> {
                Duration pause =
                        after.orElse(
                                Patience.growing(
                                        patience.firstRetry(), attempt, Duration.ofMinutes(2)));
                if (attempt >= patience.retries() || pause.compareTo(patience.silence()) > 0) {
                    throw failed(key, order, notes.trouble().busy(why));
                }
                notes.add(key, LedgerEntry.Event.FAILED, order, Optional.empty(), why);
                watch.say(
                        notes.card().name()
                                + " takes no order now: "
                                + why
                                + ". Asked again in "
                                + pause.toMillis() / 1000.0
                                + " s.");
                yield pause;
            }
            case Submission.Unknown(String why) -> {
                notes.add(key, LedgerEntry.Event.UNKNOWN, order, Optional.empty(), why);
                if (!notes.ownHardware() || attempt >= patience.retries()) {
                    throw notes.trouble().unknown(notes.price(order), why);
                }
                yield patience.firstRetry();
            }
        };
    }

    private Failure failed(String key, VideoOrder order, Failure failure) {
        purse.giveBack(notes.price(order));
        notes.add(key, LedgerEntry.Event.FAILED, order, Optional.empty(), failure.message());
        return failure;
    }
}
