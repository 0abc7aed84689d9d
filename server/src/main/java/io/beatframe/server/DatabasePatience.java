package io.beatframe.server;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells the database again what it did not hear because it was away. What is done, and what was
 * paid for, is not lost for that.
 *
 * @param longest after so long it is given up
 * @param pause between two tries
 */
public record DatabasePatience(Duration longest, Duration pause) {
    public static final DatabasePatience USUAL =
            new DatabasePatience(Duration.ofMinutes(10), Duration.ofSeconds(1));

    /**
     * @param work one transaction, or a question
     * @throws DataAccessException what it threw at last, or a TransactionException
     * @throws InterruptedException while it waits; the work itself should not be interrupted
     */
    public <T> T with(Supplier<T> work) throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            try {
                return work.get();
            } catch (DataAccessException | TransactionException away) {
                if (System.nanoTime() - began > longest.toNanos()) {
                    throw away;
                }
            }
            Thread.sleep(pause);
        }
    }
}
