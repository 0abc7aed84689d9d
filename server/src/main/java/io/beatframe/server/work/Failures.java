package io.beatframe.server.work;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What a step threw, as a failure that a client may see. */
final class Failures {
    /** So a full disk looks to who writes there: as a folder, or a server, that does not work. */
    private static final Set<ErrorCode> OF_WRITERS =
            EnumSet.of(ErrorCode.OUTPUT_UNWRITABLE, ErrorCode.FETCH_FAILED);

    private Failures() {}

    static Failure of(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Failure failure ->
                    OF_WRITERS.contains(failure.code()) && DiskFull.caused(failure)
                            ? diskFull(failure)
                            : failure;
            case OutOfMemoryError memory ->
                    new Failure(
                            ErrorCode.OUT_OF_MEMORY,
                            "The worker has not enough memory. Ask for a lower quality, or give it"
                                    + " more.",
                            memory);
            case null -> new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe.");
            case Throwable other when other.getCause() instanceof Failure failure -> failure;
            case Throwable other when DiskFull.caused(other) -> diskFull(other);
            case DataAccessException away -> databaseAway(away);
            case TransactionException away -> databaseAway(away);
            case Throwable other ->
                    new Failure(
                            ErrorCode.INTERNAL_ERROR,
                            "This is a defect of Beatframe ("
                                    + other.getClass().getSimpleName()
                                    + "). The worker's log has more.",
                            other);
        };
    }

    private static Failure databaseAway(Throwable cause) {
        return new Failure(
                ErrorCode.DATABASE_FAILED, "The service's database did not answer.", cause, true);
    }

    private static Failure diskFull(Throwable cause) {
        return new Failure(
                ErrorCode.DISK_FULL,
                "The worker's disk is full. Free some space, or give --data a larger disk.",
                cause,
                true);
    }
}
