package io.beatframe.server;

import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.CacheFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder, and so which database and store, a command is about. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where database and files are kept (default: ~/.beatframe).")
    @Nullable Path data;

    /** Made by whoever puts something into it: with PostgreSQL and S3 most commands need none. */
    Path folder() {
        return data == null
                ? CacheFolder.home(System.getenv()).resolve(".beatframe")
                : data.toAbsolutePath().normalize();
    }

    /**
     * @throws Failure OUTPUT_UNWRITABLE, OPTION_INVALID
     */
    Database database() {
        return Database.of(System.getenv(), folder());
    }
}
