package io.beatframe.server.api;

/** On whose behalf a request comes. */
public record Caller(String tenantId) {
    static final String ATTRIBUTE = "beatframe.caller";
}
