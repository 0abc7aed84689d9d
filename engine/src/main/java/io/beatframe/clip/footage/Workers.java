package io.beatframe.clip.footage;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Does independent pieces of work, two at a time, and gives the results in order. */
final class Workers {
    /** One ffmpeg uses more than one core; more than two at a time only takes memory. */
    private static final int AT_A_TIME = 2;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("footage-", 0).factory();

    private Workers() {}

    /** A piece of work; fails with {@link Failure}. */
    @FunctionalInterface
    interface Work<T> {
        T done();
    }

    /** The first failure stops the rest; so does an interrupt (CANCELLED). */
    static <T> List<T> all(List<Work<T>> pieces, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME, THREADS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Work<T> piece : pieces) {
                futures.add(pool.submit(piece::done));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
                progress.report((double) results.size() / pieces.size());
            }
            return results;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof RuntimeException ours) {
                throw ours;
            }
            throw new Failure(
                    ErrorCode.INTERNAL_ERROR, "Unexpected while filming: " + cause, failed);
        } finally {
            pool.shutdownNow();
            pool.close();
        }
    }
}
