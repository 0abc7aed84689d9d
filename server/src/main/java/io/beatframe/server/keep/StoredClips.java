package io.beatframe.server.keep;

import io.beatframe.clip.ClipShelf;
import io.beatframe.clip.Turns;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Clips in the store, with a copy on this machine while an attempt needs them. Other processes are
 * kept from ordering the same clip by {@link TakeLines}; here threads of one are.
 */
final class StoredClips implements ClipShelf {
    private static final Turns<String> BUSY = new Turns<>();

    private final Store store;
    private final String prefix;
    private final Path folder;
    private final Tally tally;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * @param prefix of their keys in the store, ends with a slash
     */
    StoredClips(Store store, String prefix, Path folder, Tally tally) {
        this.store = store;
        this.prefix = prefix;
        this.folder = folder;
        this.tally = tally;
    }

    /**
     * Forgets those that nobody has asked for.
     *
     * @return how many bytes the others have
     */
    long tidy() {
        long bytes = 0;
        for (Store.Stored clip : store.list(prefix)) {
            if (used.contains(clip.key())) {
                bytes += clip.bytes();
            } else {
                store.deleteAll(clip.key());
            }
        }
        return bytes;
    }

    private String object(String key) {
        return prefix + key + ".mp4";
    }

    private Path here(String key) {
        return folder.resolve("kept-" + key + ".mp4");
    }

    @Override
    public boolean has(String key) {
        used.add(object(key));
        if (Files.exists(here(key))) {
            return true;
        }
        try {
            store.size(object(key));
            return true;
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public Path file(String key) {
        Path here = here(key);
        if (!Files.exists(here)) {
            store.get(object(key), unfinished(key));
            place(key);
            tally.found();
        }
        return here;
    }

    @Override
    public Path unfinished(String key) {
        return folder.resolve("kept-" + key + ".part");
    }

    @Override
    public void finish(String key) {
        place(key);
        store.put(object(key), here(key));
        tally.made();
    }

    private void place(String key) {
        try {
            Files.move(unfinished(key), here(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void forget(String key) {
        try {
            Files.deleteIfExists(here(key));
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
        store.deleteAll(object(key));
    }

    @Override
    public <T> T alone(String key, Supplier<T> work) {
        return BUSY.alone(object(key), work);
    }
}
