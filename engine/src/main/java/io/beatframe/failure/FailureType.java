package io.beatframe.failure;

/** Whose move it is after a failure. */
public enum FailureType {
    /** The request or a file the user gave is wrong; exit status 2, HTTP 4xx. */
    USER,
    /** A remote model or store failed or refused. */
    PROVIDER,
    /** This machine lacks something: disk, memory, a program, a permission. */
    RESOURCES,
    /** A defect of ours. */
    INTERNAL
}
