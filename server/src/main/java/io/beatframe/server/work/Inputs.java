package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.fetch.FetchLimits;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.S3Address;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Tenants;
import java.nio.file.Path;

/**
 * A reel's song and footage, wherever they are. What lies at a stranger's address is fetched once,
 * and from then on is the store's: a later step sees the same bytes, whatever the address says
 * then.
 */
record Inputs(Store store, Songs songs, Tenants tenants, Fetcher fetcher) {
    FetchedFiles fetched(Reel reel) {
        return FetchedFiles.of(reel, store);
    }

    /**
     * Out of the store, into a new file.
     *
     * @param fetched for this reel
     * @throws Failure NOT_FOUND, STORE_FAILED
     */
    void get(Reel reel, FetchedFiles fetched, String url, Path file) {
        if (ReelOrder.isAddress(url)) {
            Store.Stored there = fetched.find(url).orElseThrow(Inputs::gone);
            store.get(there.key(), file);
        } else {
            String id = url.substring(url.lastIndexOf('/') + 1);
            store.get(songs.get(reel.tenantId(), id).objectKey(), file);
        }
    }

    private static Failure gone() {
        return new Failure(
                ErrorCode.NOT_FOUND,
                "What was fetched for the reel is no longer kept. Ask for another reel.");
    }

    /**
     * From an address that a stranger named, into a new file.
     *
     * @throws Failure FETCH_REFUSED, FETCH_FAILED, BODY_TOO_LARGE, STORE_FAILED, CANCELLED
     */
    void fetch(Reel reel, String url, Path file) {
        if (url.startsWith(S3Address.SCHEME)) {
            S3Address address = S3Address.of(url);
            // What was allowed when it was asked for may no longer be.
            address.require(tenants.s3Inputs(reel.tenantId()));
            store.fetch(address, FetchLimits.MEDIA.bytes(), file);
        } else {
            fetcher.get(Fetcher.address(url), file);
        }
    }
}
