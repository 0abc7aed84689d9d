package io.beatframe.music;

/**
 * One beat.
 *
 * @param seconds from the start of the song
 * @param positionInBar 1 is the downbeat
 * @param strength of the onset on it, 0 to 1, relative to the song
 */
public record Beat(double seconds, int positionInBar, double strength) {
    public Beat {
        if (!(seconds >= 0) || positionInBar < 1 || !(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException(
                    "Not a beat: " + seconds + " s, " + positionInBar + ", " + strength);
        }
    }

    public boolean downbeat() {
        return positionInBar == 1;
    }
}
