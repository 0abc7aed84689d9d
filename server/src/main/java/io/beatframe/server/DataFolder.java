package io.beatframe.server;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * @throws Failure OUTPUT_UNWRITABLE
     */
    Path folder() {
        Path folder =
                data == null
                        ? Path.of(System.getProperty("user.home"), ".beatframe")
                        : data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.resolve("db"));
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot create '" + folder + "'. Choose another: --data DIR.",
                    unwritable);
        }
        return folder;
    }

    Database database() {
        return Database.of(System.getenv(), folder());
    }
}
