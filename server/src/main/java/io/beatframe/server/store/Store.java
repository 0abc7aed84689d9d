package io.beatframe.server.store;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Objects by key, e.g. {@code reels/reel_…/1-render-1/reel.mp4}. An object is there whole or not at
 * all. Failures are {@link io.beatframe.failure.Failure}s with STORE_FAILED, DISK_FULL or
 * NOT_FOUND.
 */
public interface Store {
    /**
     * Where files may lie while they are put, in a folder's store; what a killed process left there
     * is nobody's.
     */
    String UNFINISHED = "unfinished/";

    /** An object as it lies there. */
    record Stored(String key, long bytes, Instant modified) {}

    void put(String key, Path file);

    /** Into a file that does not exist yet. */
    void get(String key, Path file);

    long size(String key);

    /** {@code length} bytes from {@code offset}; the caller closes it. */
    InputStream read(String key, long offset, long length);

    /** All whose key begins so; none is no failure. */
    void deleteAll(String prefix);

    /**
     * All whose key begins with this folder, which ends with a slash; a store may hold millions.
     */
    void visit(String prefix, Consumer<Stored> each);

    /** The same of a small folder, by their keys. */
    default List<Stored> list(String prefix) {
        List<Stored> all = new ArrayList<>();
        visit(prefix, all::add);
        all.sort(Comparator.comparing(Stored::key));
        return List.copyOf(all);
    }

    /**
     * An address at which anybody may read the object for a while, without asking the service.
     *
     * @param name that a browser saves it under: letters, digits, dots and hyphens
     * @return empty where there is no such thing: then the service sends it itself
     */
    Optional<URI> link(String key, String name, Duration valid);

    /**
     * An object of another bucket, which a client named, into a file that does not exist yet. Who
     * may name it is the caller's to know.
     *
     * @throws io.beatframe.failure.Failure FETCH_REFUSED where there is no S3, or for what is the
     *     service's own; FETCH_FAILED, BODY_TOO_LARGE, STORE_FAILED
     */
    void fetch(S3Address address, long mostBytes, Path file);

    /**
     * Whether it is there.
     *
     * @throws io.beatframe.failure.Failure STORE_FAILED
     */
    void check();
}
