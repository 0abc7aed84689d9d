package io.beatframe.music;

/**
 * One beat.
 *
 * @param seconds from the start of the song
 * @param positionInBar 1 is the downbeat
 * @param strength of the onset on it, 0 to 1, relative to the song
 * @param energy how loud the song sounds from this beat to the next, K-weighted (BS.1770), beside
 *     its loudest beat: 1 is as loud, 0.5 half as loud (10 dB less); 0 where nothing was heard
 */
public record Beat(double seconds, int positionInBar, double strength, double energy) {
    public Beat {
        if (!(seconds >= 0)
                || positionInBar < 1
                || !(strength >= 0 && strength <= 1)
                || !(energy >= 0 && energy <= 1)) {
            throw new IllegalArgumentException(
                    "Not a beat: "
                            + seconds
                            + " s, "
                            + positionInBar
                            + ", "
                            + strength
                            + ", "
                            + energy);
        }
    }

    public boolean downbeat() {
        return positionInBar == 1;
    }

    /** The same beat at another time. */
    public Beat at(double otherSeconds) {
        return new Beat(otherSeconds, positionInBar, strength, energy);
    }
}
