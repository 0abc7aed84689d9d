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
            return orderAndFollow(key, order, progress);
        }
        LedgerEntry entry = last.get();
        return switch (entry.event()) {
            case READY, SAVED -> again(key, order, progress);
            case SUBMITTED ->
                    follow(key, order, entry.job().orElseThrow(), progress, NOTHING_ASIDE, 1);
            case REFUSED -> throw refused(entry.why());
            case REJECTED -> new Made.RejectedBefore(entry.why());
            case SUBMITTING, UNKNOWN, LOST -> {
                if (!resubmitUnknown && !ownHardware()) {
                    throw unknown(order, entry.why());
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
                    return follow(key, order, job.get(), progress, NOTHING_ASIDE, 1);
                }
                case Generation.Missed(String why, var after) -> throw silent(why);
                case Generation.Denied(String why) -> throw denied(why);
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

    /** Orders, and again while the provider says that it did not take it. */
    private Job ordered(String key, VideoOrder order) {
        Optional<Usd> price = price(order);
        try {
            purse.take(price);
        } catch (Failure over) {
            note(key, LedgerEntry.Event.OVER_BUDGET, order, Optional.empty(), over.message());
            throw over;
        }
        for (int attempt = 0; ; attempt++) {
            if (stopped.getAsBoolean()) {
                purse.giveBack(price);
                throw new Failure(ErrorCode.CANCELLED, "Not ordered, as another shot failed.");
            }
            note(key, LedgerEntry.Event.SUBMITTING, order, Optional.empty(), "");
            switch (model.submit(order, key)) {
                case Submission.Accepted(Job job) -> {
                    note(key, LedgerEntry.Event.SUBMITTED, order, Optional.of(job), "");
                    return job;
                }
                case Submission.Refused(String why) -> {
                    purse.giveBack(price);
                    note(key, LedgerEntry.Event.REFUSED, order, Optional.empty(), why);
                    throw refused(why);
                }
                case Submission.Invalid(String why) -> throw failed(key, order, invalid(why));
                case Submission.Denied(String why) -> throw failed(key, order, denied(why));
                case Submission.NotNow(String why, Optional<Duration> after) -> {
                    Duration pause =
                            after.orElse(
                                    Patience.growing(
                                            patience.firstRetry(), attempt, Duration.ofMinutes(2)));
                    if (attempt >= patience.retries() || pause.compareTo(patience.silence()) > 0) {
                        throw failed(key, order, busy(why));
                    }
                    note(key, LedgerEntry.Event.FAILED, order, Optional.empty(), why);
                    watch.say(
                            card.name()
                                    + " takes no order now: "
                                    + why
                                    + ". Asked again in "
                                    + pause.toMillis() / 1000.0
                                    + " s.");
                    Patience.pause(pause);
                }
                case Submission.Unknown(String why) -> {
                    note(key, LedgerEntry.Event.UNKNOWN, order, Optional.empty(), why);
                    if (!ownHardware() || attempt >= patience.retries()) {
                        throw unknown(order, why);
                    }
                    Patience.pause(patience.firstRetry());
                }
            }
        }
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
            Job job,
            Progress progress,
            Optional<Usd> aside,
            int orders) {
        InFlight.Flight flight =
                InFlight.begin(
                        model,
                        job,
                        () ->
                                note(
                                        key,
                                        LedgerEntry.Event.CANCELLED,
                                        order,
                                        Optional.of(job),
                                        "by the user"));
        progress.report(0);
        try {
            Generation end = awaitEnd(job, progress);
            return switch (end) {
                case Generation.Ready ready -> {
                    // What is finished and paid must not be cancelled, which may delete it.
                    InFlight.end(flight);
                    fetch(key, order, job);
                    progress.report(1);
                    yield new Made.Here(
                            key, store.file(key), price(order).orElse(Usd.ZERO), Usd.ZERO);
                }
                case Generation.Refused(String why) -> {
                    purse.giveBack(aside);
                    note(key, LedgerEntry.Event.REFUSED, order, Optional.of(job), why);
                    throw refused(why);
                }
                case Generation.Failed(String why, boolean again) -> {
                    purse.giveBack(aside);
                    note(key, LedgerEntry.Event.FAILED, order, Optional.of(job), why);
                    if (!again || orders >= MOST_ORDERS) {
                        throw invalid(why);
                    }
                    yield follow(
                            key, order, ordered(key, order), progress, price(order), orders + 1);
                }
                case Generation.Lost(String why) -> {
                    note(key, LedgerEntry.Event.LOST, order, Optional.empty(), why);
                    throw unknown(order, why);
                }
                case Generation.Cancelled cancelled -> {
                    note(key, LedgerEntry.Event.CANCELLED, order, Optional.of(job), "");
                    // Not CANCELLED, which says that we were: then others would go on, and order
                    // anew.
                    throw invalid("the job was cancelled at the provider");
                }
                case Generation.Denied(String why) -> throw denied(why);
                case Generation.Missed(String why, var after) -> throw silent(why);
                case Generation.Pending pending ->
                        throw silent(
                                "it was still working after " + patience.job().toHours() + " h");
            };
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.CANCELLED
                    && Thread.currentThread().isInterrupted()
                    && !handedOn.getAsBoolean()) {
                InFlight.stop(flight);
            }
            throw failure;
        } finally {
            InFlight.end(flight);
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
                        throw silent("the clip is ready but cannot be copied: " + why);
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

    private Failure refused(String why) {
        return new Failure(
                ErrorCode.PROVIDER_REFUSED,
                card.name()
                        + " does not show this: "
                        + why
                        + ". Say it differently ('beatframe redo'): name no real people, no minors, no"
                        + " violence; the same words are refused again.");
    }

    private Failure invalid(String why) {
        return new Failure(
                ErrorCode.PROVIDER_INVALID,
                card.name() + " made nothing of the order: " + why + ".");
    }

    private Failure denied(String why) {
        return new Failure(
                ErrorCode.PROVIDER_UNAUTHORISED,
                card.name()
                        + " does not take the key: "
                        + why
                        + ". Check it with 'beatframe doctor'.");
    }

    private Failure busy(String why) {
        boolean rate = why.contains("429") || why.contains("529");
        return new Failure(
                rate ? ErrorCode.PROVIDER_RATE_LIMITED : ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " takes no order now: "
                        + why
                        + ". Nothing was ordered; try again later.",
                new IllegalStateException(why),
                true);
    }

    private Failure silent(String why) {
        return new Failure(
                ErrorCode.PROVIDER_UNAVAILABLE,
                card.name()
                        + " does not answer: "
                        + why
                        + ". The job is kept: the same command takes it up where it is, and pays"
                        + " nothing again.",
                new IllegalStateException(why),
                true);
    }

    private Failure unknown(VideoOrder order, String why) {
        String price = price(order).map(Usd::toString).orElse("an unknown sum");
        return new Failure(
                ErrorCode.PROVIDER_OUTCOME_UNKNOWN,
                "Nobody knows whether "
                        + card.name()
                        + " took an order of "
                        + price
                        + (why.isBlank() ? " (the program was stopped)" : " (" + why + ")")
                        + ". It is not sent again by itself. Look at the provider's own list of jobs;"
                        + " to order anew and perhaps pay twice, add --resubmit-unknown.");
    }
}
