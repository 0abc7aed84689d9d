package io.beatframe.clip;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One thread at a time for each key. A key that nobody uses or waits for takes no memory. */
public final class Turns<K> {
    private record Turn(ReentrantLock lock, int users) {}

    private final ConcurrentHashMap<K, Turn> taken = new ConcurrentHashMap<>();

    /**
     * Does the work when the threads that came before have done theirs.
     *
     * @throws Failure CANCELLED when interrupted while waiting
     */
    public <T> T alone(K key, Supplier<T> work) {
        ReentrantLock lock =
                taken.compute(
                                key,
                                (same, turn) ->
                                        turn == null
                                                ? new Turn(new ReentrantLock(true), 1)
                                                : new Turn(turn.lock(), turn.users() + 1))
                        .lock();
        try {
            lock.lockInterruptibly();
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } finally {
            taken.computeIfPresent(
                    key,
                    (same, turn) ->
                            turn.users() == 1 ? null : new Turn(turn.lock(), turn.users() - 1));
        }
    }

    /** Keys that are used or waited for. */
    int size() {
        return taken.size();
    }
}
