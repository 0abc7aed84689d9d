package io.beatframe.request;

import java.util.OptionalDouble;

/**
 * A beat as the user gives it; {@link GivenBeats} checks it.
 *
 * @param seconds from the start of the song
 * @param downbeat whether a bar begins on it
 * @param strength 0 to 1; absent: measure it
 */
public record GivenBeat(double seconds, boolean downbeat, OptionalDouble strength) {
    public GivenBeat {
        // "-0" is 0.
        seconds += 0.0;
    }

    public static GivenBeat at(double seconds) {
        return new GivenBeat(seconds, false, OptionalDouble.empty());
    }
}
