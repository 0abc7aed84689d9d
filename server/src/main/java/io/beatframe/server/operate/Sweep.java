package io.beatframe.server.operate;

import java.util.List;

/**
 * What is to go, or is gone.
 *
 * @param folders of the store, or single objects
 * @param bytes in all of them
 * @param expiredReels ids; their files are among the folders
 * @param expiredSongs ids; their files are among the folders
 */
public record Sweep(
        List<String> folders, long bytes, List<String> expiredReels, List<String> expiredSongs) {
    public Sweep {
        folders = List.copyOf(folders);
        expiredReels = List.copyOf(expiredReels);
        expiredSongs = List.copyOf(expiredSongs);
    }
}
