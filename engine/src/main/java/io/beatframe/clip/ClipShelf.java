package io.beatframe.clip;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where clips outlive the reel that they were made for, each by the hash of all that it is made of.
 * Safe for threads.
 */
public interface ClipShelf {
    boolean has(String key);

    /** A clip that is there. */
    Path file(String key);

    /** Where a clip is written to before it is whole. */
    Path unfinished(String key);

    /** What was written is whole: from now on the clip is there. */
    void finish(String key);

    /** That a clip was taken from here again, for shelves that are cleaned by age. */
    default void used(String key) {}

    void forget(String key);

    /** Does something while nobody else does it for the same clip. */
    <T> T alone(String key, Supplier<T> work);
}
