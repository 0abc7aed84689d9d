package io.beatframe.cli;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.failure.FailureType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Failures as a shell and a program see them. */
final class Failures {
    private Failures() {}

    /** What was thrown, as a failure of ours: anything unforeseen is a defect, and says so. */
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Failure failure ->
                    failure.code() == ErrorCode.OUTPUT_UNWRITABLE && DiskFull.caused(failure)
                            ? new Failure(
                                    ErrorCode.DISK_FULL,
                                    "The disk is full. Free some space, or choose another place. ("
                                            + failure.message()
                                            + ")",
                                    failure,
                                    true)
                            : failure;
            case OutOfMemoryError memory ->
                    new Failure(
                            ErrorCode.OUT_OF_MEMORY,
                            "There is not enough memory. Close other programs, or use --quality draft.",
                            memory);
            case Throwable other when other.getCause() instanceof Failure failure -> failure;
            case Throwable other ->
                    new Failure(
                            ErrorCode.INTERNAL_ERROR,
                            "This is a defect of Beatframe ("
                                    + other.getClass().getSimpleName()
                                    + ": "
                                    + other.getMessage()
                                    + "). Run it again with -v and report what it prints.",
                            other);
        };
    }

    static int exitStatus(Failure failure) {
        boolean mistake =
                failure.type() == FailureType.USER && failure.code() != ErrorCode.CANCELLED;
        return mistake ? Beatframe.USERS_MISTAKE : Beatframe.FAILED;
    }

    static Map<String, Object> json(Failure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code().name());
        error.put("type", failure.type().name());
        error.put("message", failure.message());
        error.put("retriable", failure.retriable());
        return Map.of("error", error);
    }
}
