package io.beatframe.clip.video;

import java.time.Duration;
import java.util.Optional;

/** What became of an order. */
public sealed interface Submission {
    record Accepted(Job job) implements Submission {}

    /** The provider will not make this, whoever asks how often. */
    record Refused(String why) implements Submission {}

    /** The provider makes nothing of the order, or has no such model. */
    record Invalid(String why) implements Submission {}

    /** The key is missing, wrong, or has no money left. */
    record Denied(String why) implements Submission {}

    /**
     * Nothing was ordered, and a later call may be.
     *
     * @param after how long to wait, where the provider says
     */
    record NotNow(String why, Optional<Duration> after) implements Submission {}

    /** Nobody is there to take it, so that nothing was ordered. */
    record Unreached(String why) implements Submission {}

    /** Nobody knows whether it was ordered, and so whether it is paid for. */
    record Unknown(String why) implements Submission {}
}
