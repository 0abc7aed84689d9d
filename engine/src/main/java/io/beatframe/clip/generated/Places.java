package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** So many at a time, in the order of asking. */
final class Places {
    private final Semaphore free;

    Places(int count) {
        this.free = new Semaphore(count, true);
    }

    /**
     * @throws Failure CANCELLED when the thread is interrupted while it waits
     */
    <T> T with(Supplier<T> work) {
        try {
            free.acquire();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    void with(Runnable work) {
        with(() -> {
            work.run();
            return true;
        });
    }
}
