package io.beatframe.music;

/** The stretch of the song that the reel plays, in seconds. */
public record MusicWindow(double start, double duration) {
    public MusicWindow {
        if (!(start >= 0) || !(duration > 0)) {
            throw new IllegalArgumentException("Not a window: " + start + " for " + duration);
        }
    }

    public double end() {
        return start + duration;
    }
}
