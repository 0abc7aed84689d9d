package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one job's temporary files, gone when the job ends: by {@link #close}, by the JVM's
 * shutdown (Ctrl-C), or, after a kill -9, by the next job that opens a workspace beside it.
 *
 * <p>A locked file beside the folder says that its owner lives. The kernel drops the lock of a
 * killed process, whereas a process id may be reused, or mean another process in another container.
 */
public final class Workspace implements AutoCloseable {
    private static final String PREFIX = ".beatframe-";
    private static final String LOCK = ".lock";

    /**
     * Lock files of this JVM, which it must never open again: POSIX drops a process's lock on a
     * file when the process closes any descriptor of it. Guarded by itself, as is all that locks.
     */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;
    private final Thread atShutdown;

    private Workspace(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.atShutdown = new Thread(this::removeAtShutdown, "workspace-cleaner");
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /**
     * @param parent an existing folder with room for the clips
     * @throws Failure OUTPUT_UNWRITABLE; CANCELLED when the program is ending
     */
    public static Workspace in(Path parent) {
        // Asked here, it is also there when the shutdown hook needs it.
        if (Children.ending()) {
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.");
        }
        try {
            Path place = parent.toRealPath();
            synchronized (OWN) {
                removeOrphans(place);
                return create(place);
            }
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write temporary files in '"
                            + parent
                            + "'. Make that folder writable, or set TMPDIR to one that is.",
                    unwritable);
        } catch (IllegalStateException shuttingDown) {
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", shuttingDown);
        }
    }

    /** In the machine's folder for temporary files. */
    public static Workspace temporary() {
        return in(parent(System.getenv()));
    }

    /** TMPDIR, else the JVM's folder for temporary files. */
    static Path parent(Map<String, String> environment) {
        String own = environment.getOrDefault("TMPDIR", "");
        return Path.of(own.isBlank() ? System.getProperty("java.io.tmpdir", "/tmp") : own);
    }

    /** The folders of all jobs of this JVM. */
    static List<Path> living() {
        synchronized (OWN) {
            return OWN.stream().map(Workspace::folderOf).filter(Files::isDirectory).toList();
        }
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
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            // The shutdown hook is running already and does the same.
            return;
        }
        try {
            remove();
        } catch (IOException stillThere) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot remove the temporary folder '" + folder + "'.",
                    stillThere);
        }
    }

    /** The lock comes first and goes last: no moment exists at which a living folder looks dead. */
    private static Workspace create(Path parent) throws IOException {
        while (true) {
            Path lockFile = Files.createTempFile(parent, PREFIX, LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                OWN.add(lockFile);
                return new Workspace(Files.createDirectory(folderOf(lockFile)), lockFile, channel);
            }
            // Another job took the file for an orphan's in the instant before it was locked.
            channel.close();
        }
    }

    private static Path folderOf(Path lockFile) {
        String name = String.valueOf(lockFile.getFileName());
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private void remove() throws IOException {
        deleteTree(folder);
        synchronized (OWN) {
            Files.deleteIfExists(lockFile);
            lock.close();
            OWN.remove(lockFile);
        }
    }

    private void removeAtShutdown() {
        Children.killAll();
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                remove();
                return;
            } catch (IOException beingWritten) {
                // A worker thread was still writing; it cannot for long, its pipes are gone.
                Thread.yield();
            }
        }
    }

    private static void removeOrphans(Path parent) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent, PREFIX + "*" + LOCK)) {
            for (Path lockFile : locks) {
                if (OWN.contains(lockFile)) {
                    continue;
                }
                try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
                    if (channel.tryLock() != null) {
                        Strays.end(folderOf(lockFile));
                        deleteTree(folderOf(lockFile));
                        Files.deleteIfExists(lockFile);
                    }
                } catch (IOException anothersOrGone) {
                    continue;
                }
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failed) throws IOException {
                        if (failed != null) {
                            throw failed;
                        }
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
