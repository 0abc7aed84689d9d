package io.beatframe.failure;

/**
 * The one exception that leaves the engine. Its message is a sentence for the user: what is wrong,
 * with the value and the file, and what to do about it. It never holds a stack trace or a secret.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean retriable;

    public Failure(ErrorCode code, String message) {
        super(message);
        this.code = code;
        this.retriable = false;
    }

    public Failure(ErrorCode code, String message, Throwable cause) {
        this(code, message, cause, false);
    }

    /**
     * @param retriable whether the same call may succeed later without any change
     */
    public Failure(ErrorCode code, String message, Throwable cause, boolean retriable) {
        super(message, cause);
        this.code = code;
        this.retriable = retriable;
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

    /** The sentence for the user, never null. */
    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}
