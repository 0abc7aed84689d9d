package io.beatframe.server.tenant;

/** One customer of a service: its reels, songs and keys are seen by nobody else. */
public record Tenant(String id, String name, Limits limits) {
    /** Owns what is made while the service has no keys. */
    public static final String LOCAL = "local";
}
