package io.beatframe.grade;

import io.beatframe.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Does the same to several shots at a time, and stops them all when the caller is interrupted. */
final class Workers {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("grade-", 0).factory();

    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    /** Results in the order of the items. */
    <A, B> List<B> map(List<A> items, Function<A, B> work, Progress progress) {
        List<B> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, THREADS)) {
            List<Future<B>> futures = new ArrayList<>();
            for (A item : items) {
                futures.add(pool.submit(() -> work.apply(item)));
            }
            try {
                for (Future<B> future : futures) {
                    results.add(future.get());
                    progress.report((double) results.size() / items.size());
                }
            } catch (InterruptedException interrupted) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw Grader.cancelled();
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (failed.getCause() instanceof Error fatal) {
                    throw fatal;
                }
                throw new IllegalStateException(failed);
            }
        }
        return results;
    }
}
