package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a reel stands. What may follow what is said here and nowhere else. */
public enum ReelStatus {
    QUEUED,
    PLANNING,
    /** Planned, and waiting for a person to approve it before anything is spent. */
    REVIEW,
    GENERATING,
    RENDERING,
    CHECKING,
    UPLOADING,
    DONE,
    FAILED,
    CANCELLED;

    /** A step that begins again after its worker died begins with its first status. */
    private Set<ReelStatus> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(PLANNING, GENERATING, FAILED, CANCELLED);
            case PLANNING -> EnumSet.of(PLANNING, REVIEW, QUEUED, FAILED, CANCELLED);
            case REVIEW -> EnumSet.of(QUEUED, CANCELLED);
            case GENERATING, RENDERING, CHECKING, UPLOADING ->
                    EnumSet.of(GENERATING, RENDERING, CHECKING, UPLOADING, DONE, FAILED, CANCELLED);
            // With another plan.
            case DONE, FAILED, CANCELLED -> EnumSet.of(QUEUED);
        };
    }

    public boolean mayBecome(ReelStatus other) {
        return next().contains(other);
    }

    /** Nothing is being done about it any more. */
    public boolean settled() {
        return switch (this) {
            case DONE, FAILED, CANCELLED -> true;
            case QUEUED, PLANNING, REVIEW, GENERATING, RENDERING, CHECKING, UPLOADING -> false;
        };
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReelStatus of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
