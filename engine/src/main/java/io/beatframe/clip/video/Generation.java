package io.beatframe.clip.video;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a provider says of a job. */
public sealed interface Generation {
    /**
     * Waiting or working.
     *
     * @param part done, 0 to 1, where the provider says
     */
    record Pending(OptionalDouble part) implements Generation {}

    /** The clip can be fetched. */
    record Ready() implements Generation {}

    /** The provider does not show what it was asked for, in its own words. */
    record Refused(String why) implements Generation {}

    /**
     * It came to nothing.
     *
     * @param again whether another order may succeed
     */
    record Failed(String why, boolean again) implements Generation {}

    /** The provider knows no such job. */
    record Lost(String why) implements Generation {}

    record Cancelled() implements Generation {}

    /** The provider gave no answer, or none that can be understood; the job may be well. */
    record Missed(String why, Optional<Duration> after) implements Generation {}

    /** The key is not taken. */
    record Denied(String why) implements Generation {}
}
