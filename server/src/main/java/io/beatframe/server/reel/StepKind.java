package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a reel, in order. What a finished one leaves is kept; a killed one begins again. */
public enum StepKind {
    PLAN(ReelStatus.PLANNING),
    /** From the plan to the files in the store. */
    RENDER(ReelStatus.GENERATING);

    private final ReelStatus status;

    StepKind(ReelStatus status) {
        this.status = status;
    }

    /** The reel's status when the step begins. */
    public ReelStatus status() {
        return status;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StepKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
