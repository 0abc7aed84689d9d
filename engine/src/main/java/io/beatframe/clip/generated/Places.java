package io.beatframe.clip.generated;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.ModelCard;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** So many at a time, in the order of asking. */
final class Places {
    /** By what they are of: all reels of this JVM share them. */
    private static final ConcurrentHashMap<ModelCard, Places> AT = new ConcurrentHashMap<>();

    private final Semaphore free;

    /** As many as a model's provider has. */
    static Places at(ModelCard card) {
        return AT.computeIfAbsent(card, c -> new Places(c.capabilities().concurrent()));
    }

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
}
