package io.beatframe.music;

import java.nio.file.Path;

/**
 * A song that has been decoded to its end.
 *
 * @param samples per channel at {@code sampleRate}
 */
public record AudioTrack(Path file, int sampleRate, long samples) {
    public double seconds() {
        return (double) samples / sampleRate;
    }
}
