package io.beatframe.server.store;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Objects by key, e.g. {@code reels/reel_…/1-render-1/reel.mp4}. An object is there whole or not at
 * all. Failures are {@link io.beatframe.failure.Failure}s with STORE_FAILED, DISK_FULL or
 * NOT_FOUND.
 */
public interface Store {
    void put(String key, Path file);

    /** Into a file that does not exist yet. */
    void get(String key, Path file);

    long size(String key);

    /** {@code length} bytes from {@code offset}; the caller closes it. */
    InputStream read(String key, long offset, long length);

    /** All whose key begins so; none is no failure. */
    void deleteAll(String prefix);
}
