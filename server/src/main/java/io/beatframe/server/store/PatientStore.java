package io.beatframe.server.store;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A store for workers: while it does not answer they wait, so that a rendered reel is not thrown
 * away for a minute's outage. An interrupt ends the wait.
 */
public final class PatientStore implements Store {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Store store;
    private final Duration patience;

    public PatientStore(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    @Override
    public void put(String key, Path file) {
        patiently(() -> {
            store.put(key, file);
            return true;
        });
    }

    @Override
    public void get(String key, Path file) {
        patiently(() -> {
            store.get(key, file);
            return true;
        });
    }

    @Override
    public long size(String key) {
        return patiently(() -> store.size(key));
    }

    @Override
    public InputStream read(String key, long offset, long length) {
        return patiently(() -> store.read(key, offset, length));
    }

    /** Not patiently: what stays is swept by gc. */
    @Override
    public void deleteAll(String prefix) {
        store.deleteAll(prefix);
    }

    @Override
    public void visit(String prefix, Consumer<Stored> each) {
        store.visit(prefix, each);
    }

    @Override
    public List<Stored> list(String prefix) {
        return patiently(() -> store.list(prefix));
    }

    @Override
    public Optional<URI> link(String key, String name, Duration valid) {
        return store.link(key, name, valid);
    }

    @Override
    public void fetch(S3Address address, long mostBytes, Path file) {
        patiently(() -> {
            store.fetch(address, mostBytes, file);
            return true;
        });
    }

    @Override
    public void check() {
        store.check();
    }

    private <T> T patiently(Supplier<T> call) {
        Instant giveUp = Instant.now().plus(patience);
        Duration pause = Duration.ofMillis(500);
        while (true) {
            try {
                return call.get();
            } catch (Failure failure) {
                boolean passes = failure.code() == ErrorCode.STORE_FAILED && failure.retriable();
                if (!passes || Instant.now().plus(pause).isAfter(giveUp)) {
                    throw failure;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.", stopped);
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }
}
