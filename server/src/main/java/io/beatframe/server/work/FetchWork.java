package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What lies at the addresses of an order into the store, some side by side. All of them together
 * have one limit of time and one of bytes. What an earlier attempt brought is not fetched again.
 */
final class FetchWork implements StepWork {
    private static final Log LOG = LogFactory.getLog(FetchWork.class);

    /** An answer of the resolver is not to be hurried; nobody waits longer for it than that. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /**
     * What one order may have.
     *
     * @param bytes of all its files together
     * @param time for all its files together
     * @param atOnce how many are fetched side by side
     */
    record Limits(long bytes, Duration time, int atOnce) {
        static final Limits USUAL = new Limits(2_000_000_000, Duration.ofMinutes(10), 6);
    }

    /** What there is at an address, into a new file; ends soon when it is interrupted. */
    @FunctionalInterface
    interface Strangers {
        void fetch(Reel reel, String address, Path file);
    }

    /**
     * Told how many bytes are about to be put into the store, before they are.
     *
     * @see io.beatframe.server.reel.Attempts#brings
     */
    @FunctionalInterface
    interface Bringing {
        void of(Attempt attempt, long bytes);
    }

    private final Path desks;
    private final Store store;
    private final Bringing bringing;
    private final Strangers strangers;
    private final Limits limits;

    FetchWork(Path desks, Store store, Bringing bringing, Strangers strangers, Limits limits) {
        this.desks = desks;
        this.store = store;
        this.bringing = bringing;
        this.strangers = strangers;
        this.limits = limits;
    }

    @Override
    public Outcome run(Reel reel, Attempt attempt, Report report) {
        try (Desk desk = Desk.bare(desks)) {
            return new Outcome.Fetched(fetched(reel, attempt, desk));
        }
    }

    private long fetched(Reel reel, Attempt attempt, Desk desk) {
        List<String> addresses = reel.order().addresses();
        FetchedFiles before = FetchedFiles.of(reel, store);
        AtomicLong bytes = new AtomicLong();
        Semaphore places = new Semaphore(limits.atOnce());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Long> files = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < addresses.size(); i++) {
                String address = addresses.get(i);
                Path file = desk.file(String.format(Locale.ROOT, "input-%03d", i + 1));
                files.submit(() -> {
                    places.acquire();
                    try {
                        return stored(reel, before, attempt, address, file, bytes);
                    } finally {
                        places.release();
                    }
                });
            }
            long end = System.nanoTime() + limits.time().toNanos();
            long total = 0;
            for (int left = addresses.size(); left > 0; left--) {
                Future<Long> next = files.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw tooSlow();
                }
                total += of(next);
            }
            return total;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } finally {
            stop(threads);
        }
    }

    /** Returns its size; it may be there already. */
    private long stored(
            Reel reel,
            FetchedFiles before,
            Attempt attempt,
            String address,
            Path file,
            AtomicLong bytes) {
        Optional<Store.Stored> there = before.find(address);
        if (there.isPresent()) {
            return counted(there.get().bytes(), bytes);
        }
        strangers.fetch(reel, address, file);
        try {
            long size = counted(Files.size(file), bytes);
            put(attempt, FetchedFiles.key(reel, attempt.folder(), address), file, size);
            Files.delete(file);
            return size;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void put(Attempt attempt, String key, Path file, long size) {
        bringing.of(attempt, size);
        try {
            store.put(key, file);
        } catch (RuntimeException failed) {
            if (absent(key)) {
                bringing.of(attempt, -size);
            }
            throw failed;
        }
    }

    /** Who was interrupted may have put it all the same. */
    private boolean absent(String key) {
        try {
            store.size(key);
            return false;
        } catch (Failure failure) {
            return failure.code() == ErrorCode.NOT_FOUND;
        }
    }

    private long counted(long size, AtomicLong bytes) {
        if (bytes.addAndGet(size) > limits.bytes()) {
            throw new Failure(
                    ErrorCode.BODY_TOO_LARGE,
                    "Song and footage have together more than "
                            + limits.bytes() / 1_000_000
                            + " MB. Give shorter or fewer ones.");
        }
        return size;
    }

    private Failure tooSlow() {
        return new Failure(
                ErrorCode.FETCH_FAILED,
                "Song and footage were not all there after "
                        + limits.time().toMinutes()
                        + " minutes. Upload them to POST /v1/songs, or name a faster server.");
    }

    private static long of(Future<Long> file) throws InterruptedException {
        try {
            return file.get();
        } catch (ExecutionException failed) {
            throw Failures.of(failed.getCause());
        }
    }

    /** Interrupts what is under way: a socket of a virtual thread is closed by that. */
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("A resolver or server is left alone while it thinks");
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
