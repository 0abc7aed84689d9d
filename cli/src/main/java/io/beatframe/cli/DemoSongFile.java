package io.beatframe.cli;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.music.DemoSong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The song of a reel without a song. In the cache, so that its plan can be rendered later. */
final class DemoSongFile {
    private static final double SECONDS = 30;

    private DemoSongFile() {}

    static Path of(long seed) {
        return CacheFolder.of(System.getenv()).resolve("demo-song-" + seed + ".wav");
    }

    /**
     * Plays it into its file, if that is not there yet.
     *
     * @throws Failure OUTPUT_UNWRITABLE, DISK_FULL
     */
    static void write(long seed) {
        Path file = of(seed);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write the demo song to '"
                            + file
                            + "'. Set BEATFRAME_CACHE to a folder you can write.",
                    unwritable);
        }
        // Another process may have been quicker: the song is the same.
        AtomicFile.write(file, true, made -> DemoSong.write(made, seed, SECONDS));
    }
}
