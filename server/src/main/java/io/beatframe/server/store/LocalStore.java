package io.beatframe.server.store;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** A folder. Workers on other machines need a shared disk, or an S3 store. */
public final class LocalStore implements Store {
    private static final Log LOG = LogFactory.getLog(LocalStore.class);
    private static final Pattern KEY = Pattern.compile("[a-z0-9_-]+(/[A-Za-z0-9_.-]+)*/?");

    private static final int MOST_DELETES = 20;

    private final Path folder;

    public LocalStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, Path file) {
        Path target = path(key);
        Path fresh = path(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectories(fresh.getParent());
            Files.copy(file, fresh);
            force(fresh, StandardOpenOption.WRITE);
            Files.createDirectories(target.getParent());
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            for (Path at = target; !at.equals(folder); ) {
                at = Objects.requireNonNull(at.getParent());
                force(at, StandardOpenOption.READ);
            }
        } catch (IOException failed) {
            remove(fresh);
            throw failure("write", key, failed);
        }
    }

    /** After a power cut no row of the database may name what never came to the disk. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static void remove(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException stays) {
            LOG.warn("Cannot remove the unfinished file " + fresh, stays);
        }
    }

    @Override
    public void get(String key, Path file) {
        try {
            Files.copy(path(key), file);
        } catch (IOException failed) {
            throw failure("read", key, failed);
        }
    }

    @Override
    public long size(String key) {
        try {
            return Files.size(path(key));
        } catch (IOException failed) {
            throw failure("read", key, failed);
        }
    }

    @Override
    public InputStream read(String key, long offset, long length) {
        try {
            return stretch(path(key), offset, length);
        } catch (IOException failed) {
            throw failure("read", key, failed);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        Path from = path(prefix);
        // Another may be deleting here too, and may have been first; a writer may come in between.
        for (int attempt = 1; Files.exists(from); attempt++) {
            try (Stream<Path> tree = Files.walk(from)) {
                List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
                for (Path each : deepestFirst) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException failed) {
                if (attempt == MOST_DELETES) {
                    throw failure("delete", prefix, new IOException(failed));
                }
            }
        }
    }

    static InputStream stretch(Path file, long offset, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(offset);
        return new FirstBytes(Channels.newInputStream(channel), length);
    }

    @Override
    public void visit(String prefix, Consumer<Stored> each) {
        Path from = path(prefix);
        if (!Files.isDirectory(from)) {
            return;
        }
        try {
            Files.walkFileTree(from, new Visit(each));
        } catch (IOException failed) {
            throw failure("list", prefix, failed);
        }
    }

    /** What is deleted meanwhile was not there. */
    private final class Visit extends SimpleFileVisitor<Path> {
        private final Consumer<Stored> each;

        Visit(Consumer<Stored> each) {
            this.each = each;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                each.accept(
                        new Stored(
                                folder.relativize(file).toString(),
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
                throws IOException {
            return failed == null ? FileVisitResult.CONTINUE : visitFileFailed(visited, failed);
        }
    }

    @Override
    public Optional<URI> link(String key, String name, Duration valid) {
        return Optional.empty();
    }

    @Override
    public void fetch(S3Address address, long mostBytes, Path file) {
        throw new Failure(
                ErrorCode.FETCH_REFUSED,
                "This service has no S3. Give a public https address, or upload the file to POST"
                        + " /v1/songs.");
    }

    @Override
    public void check() {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw failure("write", "its folder", unwritable);
        }
        if (!Files.isWritable(folder)) {
            throw failure("write", "its folder", new IOException("read only"));
        }
    }

    /** Keys are ours, but a slip here would be a hole. */
    static String checked(String key) {
        if (!KEY.matcher(key).matches() || key.contains("..")) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
        return key;
    }

    private Path path(String key) {
        return folder.resolve(checked(key)).normalize();
    }

    private static Failure failure(String what, String key, IOException cause) {
        if (cause instanceof NoSuchFileException && !what.equals("write")) {
            return new Failure(
                    ErrorCode.NOT_FOUND, "The file is no longer there: " + key + ".", cause);
        }
        if (DiskFull.caused(cause)) {
            return new Failure(
                    ErrorCode.DISK_FULL,
                    "The disk of the store is full. Free some space, or use an S3 store.",
                    cause,
                    true);
        }
        return new Failure(
                ErrorCode.STORE_FAILED,
                "The store cannot " + what + " " + key + ". Is its disk there and writable?",
                cause,
                true);
    }
}
