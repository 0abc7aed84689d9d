package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which of its own reels a tenant wants first; other tenants' turns are theirs. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    /** In the table. */
    int rank() {
        return ordinal() - NORMAL.ordinal();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws Failure OPTION_INVALID
     */
    static Priority of(String id) {
        return Arrays.stream(values())
                .filter(priority -> priority.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.OPTION_INVALID,
                                "priority is one of: "
                                        + Arrays.stream(values())
                                                .map(Priority::id)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
