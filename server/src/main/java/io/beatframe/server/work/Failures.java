package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What a step threw, as a failure that a client may see. */
final class Failures {
    private Failures() {}

    static Failure of(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure;
            case OutOfMemoryError memory ->
                    new Failure(
                            ErrorCode.OUT_OF_MEMORY,
                            "The worker has not enough memory. Ask for a lower quality, or give it"
                                    + " more.",
                            memory);
            case null -> new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe.");
            case Throwable other when other.getCause() instanceof Failure failure -> failure;
            case Throwable other ->
                    new Failure(
                            ErrorCode.INTERNAL_ERROR,
                            "This is a defect of Beatframe ("
                                    + other.getClass().getSimpleName()
                                    + "). The worker's log has more.",
                            other);
        };
    }
}
