package io.beatframe.server.keep;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.DatabasePatience;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Has the database write down what was ordered, paid and brought. On a thread of its own: an
 * interrupt would break a database call, and what a provider said would be lost. While the database
 * is away it is waited for.
 */
public final class Books {
    private Books() {}

    /**
     * @param work one transaction, or a question
     * @throws Failure DATABASE_FAILED when it stays away
     */
    public static <T> T write(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> again(work));
        Thread.ofVirtual().name("books").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException stopped) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof RuntimeException why
                            ? why
                            : new IllegalStateException(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T again(Supplier<T> work) throws InterruptedException {
        try {
            return DatabasePatience.USUAL.with(work);
        } catch (DataAccessException | TransactionException away) {
            throw new Failure(
                    ErrorCode.DATABASE_FAILED,
                    "The service's database does not answer.",
                    away,
                    true);
        }
    }
}
