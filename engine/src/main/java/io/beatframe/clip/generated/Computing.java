package io.beatframe.clip.generated;

import java.util.function.Supplier;

/** Where what uses the processor waits for its turn, beside all else that a machine has to do. */
@FunctionalInterface
public interface Computing {
    /** Whoever films has the machine to themselves, or has its turn already. */
    Computing AT_ONCE = Supplier::get;

    /**
     * Does the work in its turn.
     *
     * @throws io.beatframe.failure.Failure CANCELLED when the thread is interrupted
     */
    <T> T with(Supplier<T> work);
}
