package io.beatframe.network;

/**
 * That a request was not answered whole and in time. It has no cause: that may name addresses with
 * keys in them.
 */
public final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String why;

    /** What stood in the way. */
    public enum Reason {
        /** Nobody was reached, so that nothing was sent. */
        UNREACHED,
        /** Who was reached could not prove who it is, so that nothing was sent. */
        INSECURE,
        /** The address is not one that may be asked, so that nothing was sent. */
        FORBIDDEN,
        /** It may have arrived. */
        BROKEN,
        LATE,
        TOO_LARGE,
        /** It came, and the disk has no place for it. */
        UNKEPT
    }

    /**
     * @param why with the one who was asked as its subject: "broke the connection"
     */
    public NoAnswer(Reason reason, String why) {
        super(why, null, false, false);
        this.reason = reason;
        this.why = why;
    }

    public Reason reason() {
        return reason;
    }

    public String why() {
        return why;
    }

    /** Whether it may have got the request. */
    public boolean sent() {
        return switch (reason) {
            case UNREACHED, INSECURE, FORBIDDEN -> false;
            case BROKEN, LATE, TOO_LARGE, UNKEPT -> true;
        };
    }
}
