package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one job's temporary files, gone when the job ends: by {@link #close}, by the JVM's
 * shutdown (Ctrl-C), or, after a kill -9, by the next job that opens a workspace beside it.
 */
public final class Workspace implements AutoCloseable {
    private static final String PREFIX = ".beatframe-";

    private final Path folder;
    private final Thread atShutdown;

    private Workspace(Path folder) {
        this.folder = folder;
        this.atShutdown = new Thread(() -> removeAtShutdown(folder), "workspace-cleaner");
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /**
     * @param parent an existing folder with room for the clips
     */
    public static Workspace in(Path parent) {
        try {
            removeOrphans(parent);
            String name = PREFIX + ProcessHandle.current().pid() + "-";
            return new Workspace(Files.createTempDirectory(parent, name));
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write temporary files in '"
                            + parent
                            + "'. Make that folder writable, or set TMPDIR to one that is.",
                    unwritable);
        }
    }

    /** In the machine's folder for temporary files. */
    public static Workspace temporary() {
        return in(
                Path.of(
                        System.getenv()
                                .getOrDefault(
                                        "TMPDIR", System.getProperty("java.io.tmpdir", "/tmp"))));
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            deleteTree(folder);
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IOException stillThere) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot remove the temporary folder '" + folder + "'.",
                    stillThere);
        } catch (IllegalStateException shuttingDown) {
            // The shutdown hook is running already and does the same.
            return;
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static void removeAtShutdown(Path folder) {
        Ffmpeg.killChildren();
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                deleteTree(folder);
                return;
            } catch (IOException beingWritten) {
                // A worker thread was still writing; it cannot for long, its pipes are gone.
                Thread.onSpinWait();
            }
        }
    }

    private static void removeOrphans(Path parent) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (Path orphan : old) {
                String name = orphan.getFileName().toString().substring(PREFIX.length());
                String pid = name.substring(0, name.indexOf('-'));
                if (pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    try {
                        deleteTree(orphan);
                    } catch (AccessDeniedException anotherUsers) {
                        continue;
                    }
                }
            }
        }
    }
}
