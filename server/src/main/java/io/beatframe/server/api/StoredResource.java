package io.beatframe.server.api;

import io.beatframe.server.store.Store;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** An object of the store as Spring sends it. */
final class StoredResource extends AbstractResource {
    private final Store store;
    private final String key;
    private final String name;
    private final long size;

    StoredResource(Store store, String key, String name) {
        this.store = store;
        this.key = key;
        this.name = name;
        this.size = store.size(key);
    }

    @Override
    public InputStream getInputStream() {
        return store.read(key, 0, size);
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getDescription() {
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredResource that && that.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
