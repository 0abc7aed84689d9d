package io.beatframe.server;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that no other user of the machine may look into: they hold songs, prompts, secrets. */
final class PrivateFolder {
    private PrivateFolder() {}

    /**
     * Makes it, and the folders above it, unless they are there; those stay as they are.
     *
     * @throws Failure OUTPUT_UNWRITABLE, DISK_FULL
     */
    static Path create(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ours =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            return Files.createDirectories(folder, ours);
        } catch (IOException unwritable) {
            throw new Failure(
                    DiskFull.caused(unwritable) ? ErrorCode.DISK_FULL : ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot create '" + folder + "'. Choose another: --data DIR.",
                    unwritable);
        }
    }
}
