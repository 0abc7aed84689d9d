package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * The places for work that computes: as many as the worker has slots. A step that waits for others
 * takes one only while it computes itself.
 */
final class Processor {
    private final Semaphore places;

    Processor(int slots) {
        this.places = new Semaphore(slots, true);
    }

    /**
     * Does the work in its turn, on a thread of the machine's own: a virtual one would keep others
     * from going on.
     *
     * @throws Failure CANCELLED when the caller is interrupted, after the work has stopped
     */
    <T> T with(Supplier<T> work) {
        try {
            places.acquire();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", ending);
        }
        Map<String, String> marks = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        try {
            return on(
                    new FutureTask<>(() -> {
                        MDC.setContextMap(marks);
                        return work.get();
                    }));
        } finally {
            places.release();
        }
    }

    private static <T> T on(FutureTask<T> task) {
        Thread thread =
                Thread.ofPlatform().name(Thread.currentThread().getName()).daemon().start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException ending) {
                    interrupted = true;
                    thread.interrupt();
                } catch (ExecutionException failed) {
                    switch (failed.getCause()) {
                        case RuntimeException ours -> throw ours;
                        case Error fatal -> throw fatal;
                        case null, default -> throw new IllegalStateException(failed);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
