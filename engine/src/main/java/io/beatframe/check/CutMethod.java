package io.beatframe.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a join was measured against. */
public enum CutMethod {
    /** The lossless timeline that was encoded. */
    TIMELINE,
    /** The finished picture alone, at the frames the plan names. */
    PICTURE,
    /** Nothing: it was seen without a plan, so there is nothing to compare it with. */
    DETECTED;

    /** As reports spell it: "timeline". */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
