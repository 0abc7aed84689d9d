package io.beatframe.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the engine. Its message is a sentence for the user: what is wrong,
 * with the value and the file, and what to do about it. It never holds a stack trace or a secret.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean retriable;
    private final @Nullable Duration retryAfter;

    public Failure(ErrorCode code, String message) {
        this(code, message, null, false);
    }

    public Failure(ErrorCode code, String message, Throwable cause) {
        this(code, message, cause, false);
    }

    /**
     * @param retriable whether the same call may succeed later without any change
     */
    public Failure(ErrorCode code, String message, @Nullable Throwable cause, boolean retriable) {
        this(code, message, cause, retriable, null);
    }

    private Failure(
            ErrorCode code,
            String message,
            @Nullable Throwable cause,
            boolean retriable,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.retriable = retriable;
        this.retryAfter = retryAfter;
    }

    /** The same, knowing how long a provider asked to wait before the next call. */
    public Failure after(Optional<Duration> wait) {
        return new Failure(code, message(), getCause(), retriable, wait.orElse(null));
    }

    public ErrorCode code() {
        return code;
    }

    public FailureType type() {
        return code.type();
    }

    public boolean retriable() {
        return retriable;
    }

    /** How long to wait before the same call, where someone said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The sentence for the user, never null. */
    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}
