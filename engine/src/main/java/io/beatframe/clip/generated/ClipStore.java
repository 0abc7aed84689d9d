package io.beatframe.clip.generated;

import io.beatframe.clip.ClipShelf;
import io.beatframe.clip.Turns;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Supplier;

/** Clips as providers made them, by what they are made of. */
final class ClipStore implements ClipShelf {
    /** One thread of this JVM at a time; a locked file keeps other processes out. */
    private static final Turns<Path> BUSY = new Turns<>();

    private final Path folder;

    /** A lock stays when its work is done: who waits for it has the file open. */
    private final Path locks;

    ClipStore(Path folder) {
        this.folder = folder.resolve("clips");
        this.locks = this.folder.resolve(".locks");
        try {
            Files.createDirectories(locks);
        } catch (IOException unwritable) {
            throw failure(unwritable);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public Path file(String key) {
        return folder.resolve(key + ".mp4");
    }

    @Override
    public boolean has(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public Path unfinished(String key) {
        return folder.resolve(key + ".part");
    }

    @Override
    public void finish(String key) {
        try {
            Path part = unfinished(key);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw failure(unwritable);
        }
    }

    @Override
    public void used(String key) {
        try {
            Files.setLastModifiedTime(file(key), FileTime.from(Instant.now()));
        } catch (IOException unwritable) {
            throw failure(unwritable);
        }
    }

    @Override
    public void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException unwritable) {
            throw failure(unwritable);
        }
    }

    @Override
    public <T> T alone(String key, Supplier<T> work) {
        Path lockFile = locks.resolve(key);
        return BUSY.alone(lockFile, () -> aloneOnThisMachine(key, lockFile, work));
    }

    private <T> T aloneOnThisMachine(String key, Path lockFile, Supplier<T> work) {
        try (FileChannel channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            try {
                return work.get();
            } finally {
                Files.deleteIfExists(unfinished(key));
            }
        } catch (IOException unwritable) {
            throw Thread.currentThread().isInterrupted()
                    ? new Failure(ErrorCode.CANCELLED, "Cancelled.", unwritable)
                    : failure(unwritable);
        }
    }

    private Failure failure(IOException cause) {
        return new Failure(
                ErrorCode.OUTPUT_UNWRITABLE,
                "Cannot keep clips in '"
                        + folder
                        + "': "
                        + cause.getMessage()
                        + ". Free some space, or move what is there, and set BEATFRAME_CACHE to where"
                        + " it is then: another one knows nothing of what is paid.",
                cause);
    }
}
