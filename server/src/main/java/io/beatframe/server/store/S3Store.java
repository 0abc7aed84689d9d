package io.beatframe.server.store;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket of S3, DigitalOcean Spaces, MinIO and their like. */
public final class S3Store implements Store, AutoCloseable {
    private static final int DELETED_AT_ONCE = 1000;

    /** A slow viewer holds one for as long as it looks. */
    private static final int MOST_CONNECTIONS = 200;

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Settings settings;
    private final S3Client client;
    private final S3Presigner presigner;
    private final S3Calls calls;
    private final S3Uploads uploads;

    public S3Store(S3Settings settings) {
        this(settings, S3Uploads.PART_BYTES);
    }

    S3Store(S3Settings settings, long partBytes) {
        this.settings = settings;
        this.calls = new S3Calls(settings.bucket());
        S3Configuration style =
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build();
        Region region = Region.of(settings.region());
        var built =
                S3Client.builder()
                        .region(region)
                        .serviceConfiguration(style)
                        // Not every S3 knows the checksums that AWS added of late.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(MOST_CONNECTIONS)
                                        .connectionTimeout(CONNECTING)
                                        .socketTimeout(SILENCE));
        var links = S3Presigner.builder().region(region).serviceConfiguration(style);
        settings.endpoint().ifPresent(built::endpointOverride);
        settings.endpoint().ifPresent(links::endpointOverride);
        this.client = built.build();
        this.uploads = new S3Uploads(client, settings, partBytes);
        this.presigner = links.build();
    }

    @Override
    public void put(String key, Path file) {
        calls.ask(
                "write",
                key,
                () -> {
                    uploads.put(key, file);
                    return true;
                });
    }

    @Override
    public void get(String key, Path file) {
        calls.ask(
                "read",
                key,
                () -> client.getObject(object(key, any -> {}), ResponseTransformer.toFile(file)));
    }

    @Override
    public long size(String key) {
        return calls.ask(
                "read",
                key,
                () ->
                        client.headObject(request ->
                                        request.bucket(settings.bucket()).key(settings.full(key)))
                                .contentLength());
    }

    @Override
    public InputStream read(String key, long offset, long length) {
        if (length == 0) {
            size(key);
            return InputStream.nullInputStream();
        }
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        ResponseInputStream<GetObjectResponse> stream =
                calls.ask(
                        "read",
                        key,
                        () -> client.getObject(object(key, request -> request.range(range))));
        return new AbortingStream(stream);
    }

    private GetObjectRequest object(String key, Consumer<GetObjectRequest.Builder> more) {
        return GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(settings.full(key))
                .applyMutation(more)
                .build();
    }

    /** Without the empty objects that some tools make of folders. */
    @Override
    public void visit(String prefix, Consumer<Stored> each) {
        all(
                prefix,
                object -> {
                    if (!object.key().endsWith("/")) {
                        each.accept(stored(object));
                    }
                });
    }

    private void all(String prefix, Consumer<S3Object> each) {
        calls.ask(
                "list",
                prefix,
                () -> {
                    client.listObjectsV2Paginator(request ->
                                    request.bucket(settings.bucket()).prefix(settings.full(prefix)))
                            .contents()
                            .forEach(each);
                    return true;
                });
    }

    private Stored stored(S3Object object) {
        return new Stored(
                object.key().substring(settings.prefix().length()),
                object.size(),
                object.lastModified());
    }

    @Override
    public void deleteAll(String prefix) {
        List<ObjectIdentifier> all = new ArrayList<>();
        all(prefix, found -> all.add(ObjectIdentifier.builder().key(found.key()).build()));
        for (int from = 0; from < all.size(); from += DELETED_AT_ONCE) {
            List<ObjectIdentifier> some =
                    all.subList(from, Math.min(all.size(), from + DELETED_AT_ONCE));
            List<S3Error> refused =
                    calls.ask(
                            "delete",
                            prefix,
                            () ->
                                    client.deleteObjects(request ->
                                                    request.bucket(settings.bucket())
                                                            .delete(
                                                                    Delete.builder()
                                                                            .objects(some)
                                                                            .quiet(true)
                                                                            .build()))
                                            .errors());
            if (!refused.isEmpty()) {
                // The answer is 200 all the same.
                throw calls.failed(
                        "delete",
                        prefix,
                        "it keeps "
                                + refused.size()
                                + " of them ("
                                + refused.getFirst().code()
                                + ")",
                        null);
            }
        }
    }

    @Override
    public Optional<URI> link(String key, String name, Duration valid) {
        if (!settings.links()) {
            return Optional.empty();
        }
        String disposition = Kind.of(key).disposition() + "; filename=\"" + name + "\"";
        return Optional.of(
                URI.create(
                        presigner
                                .presignGetObject(presign ->
                                        presign.signatureDuration(valid)
                                                .getObjectRequest(
                                                        object(
                                                                key,
                                                                request ->
                                                                        request
                                                                                .responseContentDisposition(
                                                                                        disposition))))
                                .url()
                                .toString()));
    }

    @Override
    public void fetch(S3Address address, long mostBytes, Path file) {
        if (address.bucket().equals(settings.bucket())
                && address.key().startsWith(settings.prefix())) {
            throw new Failure(
                    ErrorCode.FETCH_REFUSED,
                    "There the service keeps everybody's files. Give a file of your own.");
        }
        calls.ask(
                "read",
                address.toString(),
                () -> {
                    try {
                        return fetched(address, mostBytes, file);
                    } catch (S3Exception said) {
                        if (said.statusCode() == 404 || said.statusCode() == 403) {
                            throw new Failure(
                                    ErrorCode.FETCH_FAILED,
                                    address
                                            + " is not there, or the service may not read it (status "
                                            + said.statusCode()
                                            + ").",
                                    said);
                        }
                        throw said;
                    }
                });
    }

    private boolean fetched(S3Address address, long mostBytes, Path file) {
        GetObjectRequest request =
                GetObjectRequest.builder().bucket(address.bucket()).key(address.key()).build();
        long bytes =
                client.headObject(head -> head.bucket(address.bucket()).key(address.key()))
                        .contentLength();
        if (bytes > mostBytes) {
            throw new Failure(
                    ErrorCode.BODY_TOO_LARGE,
                    address + " has more than " + mostBytes / 1_000_000 + " MB.");
        }
        client.getObject(request, ResponseTransformer.toFile(file));
        return true;
    }

    @Override
    public void check() {
        calls.ask(
                "find",
                "its bucket",
                () -> client.headBucket(request -> request.bucket(settings.bucket())));
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
