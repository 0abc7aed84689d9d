package io.beatframe.music;

/**
 * The stretch of the song that the reel plays, in seconds.
 *
 * @param why it was chosen, a sentence for people; empty when nobody knows
 */
public record MusicWindow(double start, double duration, String why) {
    public MusicWindow {
        if (!(start >= 0) || !(duration > 0)) {
            throw new IllegalArgumentException("Not a window: " + start + " for " + duration);
        }
    }

    public MusicWindow(double start, double duration) {
        this(start, duration, "");
    }

    public double end() {
        return start + duration;
    }
}
