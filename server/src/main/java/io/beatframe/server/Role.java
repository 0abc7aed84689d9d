package io.beatframe.server;

import java.util.List;
import java.util.Locale;

/** What one process of the service does. */
public enum Role {
    API,
    WORKER,
    ALL;

    List<String> profiles() {
        return switch (this) {
            case API -> List.of("api");
            case WORKER -> List.of("worker");
            case ALL -> List.of("api", "worker");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
