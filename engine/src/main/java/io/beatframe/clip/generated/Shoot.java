package io.beatframe.clip.generated;

import io.beatframe.clip.ClipShelf;
import io.beatframe.clip.video.Generation;
import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.Submission;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Price;
import io.beatframe.model.Usd;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Has one clip made, and pays for nothing twice: what the store has is taken from there, a job that
 * an earlier run left is followed to its end, and an order of which nobody knows whether it was
 * taken is not sent again unless the user says so.
 *
 * @param watch is told when an order must wait
 * @param stopped whether nothing new is to be ordered, as another shot failed
 * @param handedOn whether, when the thread is interrupted, the job goes on for somebody else
 */
record Shoot(
        ModelCard card,
        VideoModel model,
        ClipShelf store,
        OrderBook ledger,
        Purse purse,
        boolean resubmitUnknown,
        Patience patience,
        FilmingWatch watch,
        BooleanSupplier stopped,
        BooleanSupplier handedOn) {

    private static final int MOST_ORDERS = 3;

    /** For a job of an earlier run, which is not paid from this run's purse. */
    private static final Optional<Usd> NOTHING_ASIDE = Optional.empty();

    /** What came of it. */
    sealed interface Made {
        /**
         * A clip as the provider made it.
         *
         * @param spent for it in this run
         * @param saved because it was there
         */
        record Here(String key, Path file, Usd spent, Usd saved) implements Made {}

        /** It came in an earlier run and could not be used. */
        record RejectedBefore(String why) implements Made {}
    }

    Optional<Usd> price(VideoOrder order) {
        return card.price().price().of(order.format().tier(), order.seconds());
    }

    private Trouble trouble() {
        return new Trouble(card);
    }

    /**
     * @throws Failure PROVIDER_* with what to do, BUDGET_EXCEEDED, CANCELLED
     */
    Made take(VideoOrder order, Progress progress) {
        String key = TakeKey.of(card, order);
        return store.alone(key, () -> takeAlone(key, order, progress));
    }

    /** Notes that a clip cannot be used, so that no later run takes it for one that can. */
    void reject(String key, VideoOrder order, String why) {
        note(key, LedgerEntry.Event.REJECTED, order, Optional.empty(), why);
        store.forget(key);
    }

    private Made takeAlone(String key, VideoOrder order, Progress progress) {
        Optional<LedgerEntry> last = ledger.last(key);
        if (last.isEmpty()) {
            return store.has(key)
                    ? again(key, order, progress)
                    : orderAndFollow(key, order, progress);
        }
        LedgerEntry entry = last.get();
        return switch (entry.event()) {
            case READY, SAVED -> again(key, order, progress);
            case SUBMITTED ->
                    follow(
                            key,
                            order,
                            taken(key, order, entry.job().orElseThrow()),
                            progress,
                            NOTHING_ASIDE,
                            1);
            case REFUSED -> throw trouble().refused(entry.why());
            case REJECTED -> new Made.RejectedBefore(entry.why());
            case SUBMITTING, UNKNOWN, LOST -> {
                if (!resubmitUnknown && !ownHardware()) {
                    throw trouble().unknown(price(order), entry.why());
                }
                note(key, LedgerEntry.Event.ALLOWED, order, Optional.empty(), "");
                yield orderAndFollow(key, order, progress);
            }
            case FAILED, CANCELLED, ALLOWED, OVER_BUDGET -> orderAndFollow(key, order, progress);
        };
    }

    /** From the store; from the provider, if the store was emptied; anew if it has it no more. */
    private Made again(String key, VideoOrder order, Progress progress) {
        Usd price = price(order).orElse(Usd.ZERO);
        if (!store.has(key)) {
            Optional<Job> job = ledger.job(key);
            if (job.isEmpty()) {
                return orderAndFollow(key, order, progress);
            }
            switch (model.poll(job.get())) {
                case Generation.Ready ready -> fetch(key, order, job.get());
                case Generation.Pending pending -> {
                    return follow(
                            key, order, taken(key, order, job.get()), progress, NOTHING_ASIDE, 1);
                }
                case Generation.Missed(String why, var after) -> throw trouble().silent(why);
                case Generation.Denied(String why) -> throw trouble().denied(why);
                case Generation.Refused refused -> {
                    return orderAndFollow(key, order, progress);
                }
                case Generation.Failed failed -> {
                    return orderAndFollow(key, order, progress);
                }
                case Generation.Lost lost -> {
                    return orderAndFollow(key, order, progress);
                }
                case Generation.Cancelled cancelled -> {
                    return orderAndFollow(key, order, progress);
                }
            }
        }
        store.used(key);
        note(key, LedgerEntry.Event.SAVED, order, Optional.empty(), "");
        return new Made.Here(key, store.file(key), Usd.ZERO, price);
    }

    private Made orderAndFollow(String key, VideoOrder order, Progress progress) {
        return follow(key, order, ordered(key, order), progress, price(order), 1);
    }

    /** An order that the provider took. */
    private record Taken(Job job, InFlight.Flight flight) {}

    private Taken taken(String key, VideoOrder order, Job job) {
        return new Taken(
                job, flight(key, order, CompletableFuture.completedFuture(Optional.of(job))));
    }

    private InFlight.Flight flight(
            String key, VideoOrder order, CompletableFuture<Optional<Job>> coming) {
        return InFlight.begin(
                model,
                coming,
                job ->
                        note(
                                key,
                                LedgerEntry.Event.CANCELLED,
                                order,
                                Optional.of(job),
                                "by the user"));
    }

    /** Orders, and again while the provider says that it did not take it. */
    private Taken ordered(String key, VideoOrder order) {
        Optional<Usd> price = price(order);
        try {
            purse.take(price);
        } catch (Failure over) {
            note(key, LedgerEntry.Event.OVER_BUDGET, order, Optional.empty(), over.message());
            throw over;
        }
        for (int attempt = 0; ; attempt++) {
            CompletableFuture<Submission> answer = new CompletableFuture<>();
            InFlight.Flight flight = flight(key, order, answer.thenApply(Shoot::job));
            if (stopped.getAsBoolean() || InFlight.closing()) {
                InFlight.end(flight);
                purse.giveBack(price);
                throw new Failure(ErrorCode.CANCELLED, "Not ordered, as another shot failed.");
            }
            note(key, LedgerEntry.Event.SUBMITTING, order, Optional.empty(), "");
            answer.completeAsync(
                    () -> submitted(key, order), task -> Thread.ofVirtual().start(task));
            Submission submission = awaited(answer, flight);
            if (submission instanceof Submission.Accepted(Job job)) {
                return new Taken(job, flight);
            }
            InFlight.end(flight);
            Duration pause = pauseAfter(submission, attempt, key, order);
            Patience.pause(pause);
        }
    }

    private static Optional<Job> job(Submission submission) {
        return submission instanceof Submission.Accepted(Job job)
                ? Optional.of(job)
                : Optional.empty();
    }

    /** The job is noted here, so that it is known however its order ends. */
    private Submission submitted(String key, VideoOrder order) {
        Submission submission = model.submit(order, key);
        job(submission)
                .ifPresent(
                        job -> note(key, LedgerEntry.Event.SUBMITTED, order, Optional.of(job), ""));
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
                purse.giveBack(price(order));
                note(key, LedgerEntry.Event.REFUSED, order, Optional.empty(), why);
                throw trouble().refused(why);
            }
            case Submission.Invalid(String why) -> throw failed(key, order, trouble().invalid(why));
            case Submission.Denied(String why) -> throw failed(key, order, trouble().denied(why));
            case Submission.NotNow(String why, Optional<Duration> after) -> {
                Duration pause =
                        after.orElse(
                                Patience.growing(
                                        patience.firstRetry(), attempt, Duration.ofMinutes(2)));
                if (attempt >= patience.retries() || pause.compareTo(patience.silence()) > 0) {
                    throw failed(key, order, trouble().busy(why));
                }
                note(key, LedgerEntry.Event.FAILED, order, Optional.empty(), why);
                watch.say(
                        card.name()
                                + " takes no order now: "
                                + why
                                + ". Asked again in "
                                + pause.toMillis() / 1000.0
                                + " s.");
                yield pause;
            }
            case Submission.Unknown(String why) -> {
                note(key, LedgerEntry.Event.UNKNOWN, order, Optional.empty(), why);
                if (!ownHardware() || attempt >= patience.retries()) {
                    throw trouble().unknown(price(order), why);
                }
                yield patience.firstRetry();
            }
        };
    }

    private Failure failed(String key, VideoOrder order, Failure failure) {
        purse.giveBack(price(order));
        note(key, LedgerEntry.Event.FAILED, order, Optional.empty(), failure.message());
        return failure;
    }

    /**
     * Asks until the job has come to an end, and copies the clip.
     *
     * @param aside what was taken from the purse for it
     */
    private Made follow(
            String key,
            VideoOrder order,
            Taken taken,
            Progress progress,
            Optional<Usd> aside,
            int orders) {
        Job job = taken.job();
        progress.report(0);
        return switch (awaitEnd(taken, progress)) {
            case Generation.Ready ready -> {
                fetch(key, order, job);
                progress.report(1);
                yield new Made.Here(key, store.file(key), price(order).orElse(Usd.ZERO), Usd.ZERO);
            }
            case Generation.Refused(String why) -> {
                purse.giveBack(aside);
                note(key, LedgerEntry.Event.REFUSED, order, Optional.of(job), why);
                throw trouble().refused(why);
            }
            case Generation.Failed(String why, boolean again) -> {
                purse.giveBack(aside);
                note(key, LedgerEntry.Event.FAILED, order, Optional.of(job), why);
                if (!again || orders >= MOST_ORDERS) {
                    throw trouble().invalid(why);
                }
                yield follow(key, order, ordered(key, order), progress, price(order), orders + 1);
            }
            case Generation.Lost(String why) -> {
                note(key, LedgerEntry.Event.LOST, order, Optional.empty(), why);
                throw trouble().unknown(price(order), why);
            }
            case Generation.Cancelled cancelled -> {
                note(key, LedgerEntry.Event.CANCELLED, order, Optional.of(job), "");
                // Not CANCELLED, which says that we were: then others would go on, and order anew.
                throw trouble().invalid("the job was cancelled at the provider");
            }
            case Generation.Denied(String why) -> throw trouble().denied(why);
            case Generation.Missed(String why, var after) -> throw trouble().silent(why);
            case Generation.Pending pending ->
                    throw trouble()
                            .silent(
                                    "it was still working after "
                                            + patience.job().toHours()
                                            + " h");
        };
    }

    /** Cancels it at the provider when interrupted; what has come to its end is never cancelled. */
    private Generation awaitEnd(Taken taken, Progress progress) {
        try {
            return awaitEnd(taken.job(), progress);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.CANCELLED
                    && Thread.currentThread().isInterrupted()
                    && !handedOn.getAsBoolean()) {
                InFlight.stop(taken.flight());
            }
            throw failure;
        } finally {
            InFlight.end(taken.flight());
        }
    }

    /** The last state: Pending or Missed only when patience is at its end. */
    private Generation awaitEnd(Job job, Progress progress) {
        long end = System.nanoTime() + patience.job().toNanos();
        long heard = System.nanoTime();
        for (int polls = 0; ; polls++) {
            Patience.pause(
                    Patience.growing(patience.firstPoll(), polls / 4, patience.longestPoll()));
            Generation state = model.poll(job);
            long now = System.nanoTime();
            switch (state) {
                case Generation.Pending(var part) -> {
                    heard = now;
                    progress.report(0.05 + 0.9 * part.orElse(1 - Math.exp(-polls / 20.0)));
                }
                case Generation.Missed(String why, Optional<Duration> after) -> {
                    if (now - heard > patience.silence().toNanos()) {
                        return state;
                    }
                    after.filter(pause -> pause.compareTo(patience.silence()) < 0)
                            .ifPresent(Patience::pause);
                }
                case Generation other -> {
                    return other;
                }
            }
            if (now > end) {
                return state;
            }
        }
    }

    private void fetch(String key, VideoOrder order, Job job) {
        for (int attempt = 0; ; attempt++) {
            switch (model.fetch(job, store.unfinished(key))) {
                case VideoModel.Fetched.Done done -> {
                    store.finish(key);
                    note(key, LedgerEntry.Event.READY, order, Optional.of(job), "");
                    return;
                }
                case VideoModel.Fetched.NotYet(String why, boolean again) -> {
                    if (!again || attempt >= patience.retries()) {
                        throw trouble().uncopied(why);
                    }
                    Patience.pause(
                            Patience.growing(
                                    patience.firstRetry(), attempt, Duration.ofMinutes(1)));
                }
            }
        }
    }

    private void note(
            String key, LedgerEntry.Event event, VideoOrder order, Optional<Job> job, String why) {
        ledger.add(key, event, card.name(), price(order), job, why);
    }

    private boolean ownHardware() {
        return card.price().price() instanceof Price.OwnHardware;
    }
}
