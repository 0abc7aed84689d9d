package io.beatframe.clip.generated;

import io.beatframe.clip.ClipShelf;
import io.beatframe.clip.video.Generation;
import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoOrder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
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
 * @param handedOn whether, when the thread is interrupted, the job goes on for somebody else
 */
record Shoot(
        VideoModel model,
        ClipShelf store,
        TakeNotes notes,
        Ordering ordering,
        Purse purse,
        boolean resubmitUnknown,
        Patience patience,
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

    /**
     * @throws Failure PROVIDER_* with what to do, BUDGET_EXCEEDED, CANCELLED
     */
    Made take(VideoOrder order, Progress progress) {
        String key = TakeKey.of(notes.card(), order);
        return store.alone(key, () -> takeAlone(key, order, progress));
    }

    /** Notes that a clip cannot be used, so that no later run takes it for one that can. */
    void reject(String key, VideoOrder order, String why) {
        notes.add(key, LedgerEntry.Event.REJECTED, order, Optional.empty(), why);
        store.forget(key);
    }

    private Made takeAlone(String key, VideoOrder order, Progress progress) {
        Optional<LedgerEntry> last = notes.last(key);
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
                            ordering.taken(key, order, entry.job().orElseThrow()),
                            progress,
                            NOTHING_ASIDE,
                            1);
            case REFUSED -> throw notes.trouble().refused(entry.why());
            case REJECTED -> new Made.RejectedBefore(entry.why());
            case SUBMITTING, UNKNOWN, LOST -> {
                if (!resubmitUnknown && !notes.ownHardware()) {
                    throw notes.trouble().unknown(notes.price(order), entry.why());
                }
                notes.add(key, LedgerEntry.Event.ALLOWED, order, Optional.empty(), "");
                yield orderAndFollow(key, order, progress);
            }
            case FAILED, CANCELLED, ALLOWED, OVER_BUDGET -> orderAndFollow(key, order, progress);
        };
    }

    /** From the store; from the provider, if the store was emptied; anew if it has it no more. */
    private Made again(String key, VideoOrder order, Progress progress) {
        Usd price = notes.price(order).orElse(Usd.ZERO);
        if (!store.has(key)) {
            Optional<Job> job = notes.job(key);
            if (job.isEmpty()) {
                return orderAndFollow(key, order, progress);
            }
            switch (model.poll(job.get())) {
                case Generation.Ready ready -> fetch(key, order, job.get());
                case Generation.Pending pending -> {
                    return follow(
                            key,
                            order,
                            ordering.taken(key, order, job.get()),
                            progress,
                            NOTHING_ASIDE,
                            1);
                }
                case Generation.Missed(String why, var after) -> throw notes.trouble().silent(why);
                case Generation.Denied(String why) -> throw notes.trouble().denied(why);
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
        notes.add(key, LedgerEntry.Event.SAVED, order, Optional.empty(), "");
        return notes.boughtForThisReel(key)
                ? new Made.Here(key, store.file(key), price, Usd.ZERO)
                : new Made.Here(key, store.file(key), Usd.ZERO, price);
    }

    private Made orderAndFollow(String key, VideoOrder order, Progress progress) {
        return follow(key, order, ordering.ordered(key, order), progress, notes.price(order), 1);
    }

    /**
     * Asks until the job has come to an end, and copies the clip.
     *
     * @param aside what was taken from the purse for it
     */
    private Made follow(
            String key,
            VideoOrder order,
            Ordering.Taken taken,
            Progress progress,
            Optional<Usd> aside,
            int orders) {
        Job job = taken.job();
        progress.report(0);
        return switch (awaitEnd(taken, progress)) {
            case Generation.Ready ready -> {
                fetch(key, order, job);
                progress.report(1);
                yield new Made.Here(
                        key, store.file(key), notes.price(order).orElse(Usd.ZERO), Usd.ZERO);
            }
            case Generation.Refused(String why) -> {
                purse.giveBack(aside);
                notes.add(key, LedgerEntry.Event.REFUSED, order, Optional.of(job), why);
                throw notes.trouble().refused(why);
            }
            case Generation.Failed(String why, boolean again) -> {
                purse.giveBack(aside);
                notes.add(key, LedgerEntry.Event.FAILED, order, Optional.of(job), why);
                if (!again || orders >= MOST_ORDERS) {
                    throw notes.trouble().invalid(why);
                }
                yield follow(
                        key,
                        order,
                        ordering.ordered(key, order),
                        progress,
                        notes.price(order),
                        orders + 1);
            }
            case Generation.Lost(String why) -> {
                notes.add(key, LedgerEntry.Event.LOST, order, Optional.empty(), why);
                throw notes.trouble().unknown(notes.price(order), why);
            }
            case Generation.Cancelled cancelled -> {
                notes.add(key, LedgerEntry.Event.CANCELLED, order, Optional.of(job), "");
                // Not CANCELLED, which says that we were: then others would go on, and order anew.
                throw notes.trouble().invalid("the job was cancelled at the provider");
            }
            case Generation.Denied(String why) -> throw notes.trouble().denied(why);
            case Generation.Missed(String why, var after) -> throw notes.trouble().silent(why);
            case Generation.Pending pending ->
                    throw notes.trouble()
                            .silent(
                                    "it was still working after "
                                            + patience.job().toHours()
                                            + " h");
        };
    }

    /** Cancels it at the provider when interrupted; what has come to its end is never cancelled. */
    private Generation awaitEnd(Ordering.Taken taken, Progress progress) {
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
            if (!(state instanceof Generation.Missed)) {
                ordering.heard().set(true);
            }
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
                    notes.add(key, LedgerEntry.Event.READY, order, Optional.of(job), "");
                    return;
                }
                case VideoModel.Fetched.NotYet(String why, boolean again) -> {
                    if (!again || attempt >= patience.retries()) {
                        throw notes.trouble().uncopied(why);
                    }
                    Patience.pause(
                            Patience.growing(
                                    patience.firstRetry(), attempt, Duration.ofMinutes(1)));
                }
            }
        }
    }
}
