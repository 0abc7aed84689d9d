package io.beatframe.cli;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Lut3D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cubes into a folder, which is made if need be. */
record CubeExport(Path folder, boolean force) {
    /**
     * @param name without ".cube"
     * @return the file
     * @throws Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL
     */
    Path write(String name, Lut3D cube, String title) {
        try {
            Files.createDirectories(folder);
        } catch (IOException cannot) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot make the folder '" + folder + "': choose one you can write.",
                    cannot);
        }
        Path file = folder.resolve(name + ".cube");
        AtomicFile.write(file, force, made -> CubeFile.write(made, cube, title));
        return file;
    }
}
