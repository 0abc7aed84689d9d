package io.beatframe.server.api;

/** On whose behalf a request comes. */
public record Caller(String tenantId) {
    static final String ATTRIBUTE = "beatframe.caller";

    /** Whoever sits at this machine, while there are no API keys. */
    static final Caller LOCAL = new Caller("local");
}
