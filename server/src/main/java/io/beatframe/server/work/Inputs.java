package io.beatframe.server.work;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.fetch.FetchLimits;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.S3Address;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A reel's song and footage, wherever they are. What lies at a stranger's address is fetched once,
 * and from then on is the store's: a later step sees the same bytes, whatever the address says
 * then.
 */
record Inputs(Store store, Songs songs, Tenants tenants, Fetcher fetcher) {
    private static final int NAME_BYTES = 16;

    /**
     * Into a new file.
     *
     * @throws Failure NOT_FOUND, STORE_FAILED, FETCH_REFUSED, FETCH_FAILED, BODY_TOO_LARGE
     */
    void get(Reel reel, String url, Path file) {
        boolean bucket = url.startsWith(S3Address.SCHEME);
        if (!bucket && !url.startsWith("https://")) {
            String id = url.substring(url.lastIndexOf('/') + 1);
            store.get(songs.get(reel.tenantId(), id).objectKey(), file);
            return;
        }
        String key = "reels/" + reel.id() + "/inputs/" + name(url);
        try {
            store.get(key, file);
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.NOT_FOUND) {
                throw failure;
            }
            if (bucket) {
                S3Address address = S3Address.of(url);
                // What was allowed when it was asked for may no longer be.
                address.require(tenants.s3Inputs(reel.tenantId()));
                store.fetch(address, FetchLimits.MEDIA.bytes(), file);
            } else {
                fetcher.get(Fetcher.address(url), file);
            }
            store.put(key, file);
        }
    }

    private static String name(String url) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
