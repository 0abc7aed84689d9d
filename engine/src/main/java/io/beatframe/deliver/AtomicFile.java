package io.beatframe.deliver;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Workspace;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts a finished file where the user wants it: whole or not at all. It is written in a hidden
 * folder beside its place, which is on the same disk, and then renamed.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file's content to a temporary name. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Says early, before the work begins, what would stand in the way of {@code target}.
     *
     * @param force whether a file that is there already may be replaced
     * @throws Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE
     */
    public static void check(Path target, boolean force) {
        Path folder = folderOf(target);
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "There is no folder '"
                            + folder
                            + "' to write '"
                            + target.getFileName()
                            + "' into. Create it first.");
        }
        if (!Files.isWritable(folder)) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "The folder '" + folder + "' cannot be written to. Choose another.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "'" + target + "' is not a file that can be replaced. Choose another name.");
        }
        if (Files.exists(target) && !force) {
            throw exists(target);
        }
    }

    /**
     * Refuses a target that the work itself reads: nobody means that by force.
     *
     * @param read files, and folders whose files are read
     * @throws Failure OUTPUT_EXISTS
     */
    public static void spare(Path target, List<Path> read) {
        if (!Files.isRegularFile(target)) {
            return;
        }
        for (Path source : read) {
            if (isOf(target, source)) {
                throw new Failure(
                        ErrorCode.OUTPUT_EXISTS,
                        "'"
                                + target
                                + "' is read for this, so it is not replaced, not even with --force."
                                + " Choose another name or folder.");
            }
        }
    }

    private static boolean isOf(Path target, Path source) {
        try {
            return Files.exists(source) && target.toRealPath().startsWith(source.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    static Failure exists(Path target) {
        return new Failure(
                ErrorCode.OUTPUT_EXISTS, "'" + target + "' exists; add --force to replace it.");
    }

    /**
     * Writes {@code target} at once, in full.
     *
     * @throws Failure OUTPUT_EXISTS, OUTPUT_UNWRITABLE, DISK_FULL; then {@code target} is as before
     */
    public static void write(Path target, boolean force, Content content) {
        check(target, force);
        try (Workspace beside = Workspace.in(folderOf(target))) {
            Path made = beside.file("made");
            content.writeTo(made);
            place(made, target, force);
        } catch (IOException failed) {
            throw failure(target, failed);
        }
    }

    /**
     * Moves a finished file to {@code target}; a rename where both are on one disk, else a copy
     * under another name and then a rename.
     */
    public static void place(Path made, Path target, boolean force) {
        check(target, force);
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            write(target, force, file -> Files.copy(made, file));
        } catch (IOException failed) {
            throw failure(target, failed);
        }
    }

    /** What a failed write means for the user. */
    static Failure failure(Path target, IOException cause) {
        return DiskFull.caused(cause)
                ? new Failure(
                        ErrorCode.DISK_FULL,
                        "The disk is full; '" + target + "' was not written. Free some space.",
                        cause,
                        true)
                : new Failure(
                        ErrorCode.OUTPUT_UNWRITABLE,
                        "Cannot write '" + target + "': " + cause.getMessage() + ".",
                        cause);
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().normalize().getParent();
        return folder == null ? target.toAbsolutePath().getRoot() : folder;
    }
}
