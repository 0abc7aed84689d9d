package io.beatframe.server.store;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
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
    /** S3 takes at least 5 MiB a part, and at most 10,000 of them. */
    private static final long PART_BYTES = 16L << 20;

    private static final int DELETED_AT_ONCE = 1000;

    /** A slow viewer holds one for as long as it looks. */
    private static final int MOST_CONNECTIONS = 200;

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Settings settings;
    private final S3Client client;
    private final S3Presigner presigner;
    private final long partBytes;

    public S3Store(S3Settings settings) {
        this(settings, PART_BYTES);
    }

    S3Store(S3Settings settings, long partBytes) {
        this.settings = settings;
        this.partBytes = partBytes;
        S3Configuration style =
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build();
        Region region = Region.of(settings.region());
        var calls =
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
        settings.endpoint().ifPresent(calls::endpointOverride);
        settings.endpoint().ifPresent(links::endpointOverride);
        this.client = calls.build();
        this.presigner = links.build();
    }

    @Override
    public void put(String key, Path file) {
        translated(
                "write",
                key,
                () -> {
                    if (size(file) <= partBytes) {
                        client.putObject(
                                request -> {
                                    request.bucket(settings.bucket()).key(full(key));
                                    request.contentType(Kind.of(key).contentType());
                                    request.contentDisposition(Kind.of(key).disposition());
                                    settings.encryption().ifPresent(request::serverSideEncryption);
                                    settings.encryptionKey().ifPresent(request::ssekmsKeyId);
                                },
                                RequestBody.fromFile(file));
                    } else {
                        putInParts(key, file);
                    }
                    return true;
                });
    }

    /** An upload that breaks off leaves nothing: no object, and no parts that cost money. */
    private void putInParts(String key, Path file) {
        String upload =
                client.createMultipartUpload(
                                request -> {
                                    request.bucket(settings.bucket()).key(full(key));
                                    request.contentType(Kind.of(key).contentType());
                                    request.contentDisposition(Kind.of(key).disposition());
                                    settings.encryption().ifPresent(request::serverSideEncryption);
                                    settings.encryptionKey().ifPresent(request::ssekmsKeyId);
                                })
                        .uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            long total = size(file);
            for (long offset = 0; offset < total; offset += partBytes) {
                parts.add(
                        part(
                                key,
                                upload,
                                parts.size() + 1,
                                file,
                                offset,
                                Math.min(partBytes, total - offset)));
            }
            client.completeMultipartUpload(request ->
                    request.bucket(settings.bucket())
                            .key(full(key))
                            .uploadId(upload)
                            .multipartUpload(done -> done.parts(parts)));
        } catch (RuntimeException failed) {
            try {
                client.abortMultipartUpload(request ->
                        request.bucket(settings.bucket()).key(full(key)).uploadId(upload));
            } catch (SdkException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    private CompletedPart part(
            String key, String upload, int number, Path file, long offset, long length) {
        RequestBody body =
                RequestBody.fromContentProvider(
                        () -> stretch(file, offset, length), length, Kind.of(key).contentType());
        String tag =
                client.uploadPart(
                                request ->
                                        request.bucket(settings.bucket())
                                                .key(full(key))
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .contentLength(length),
                                body)
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static InputStream stretch(Path file, long offset, long length) {
        try {
            return LocalStore.stretch(file, offset, length);
        } catch (IOException gone) {
            throw unreadable(file, gone);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw unreadable(file, gone);
        }
    }

    private static Failure unreadable(Path file, IOException cause) {
        return new Failure(
                ErrorCode.STORE_FAILED, "Cannot read '" + file.getFileName() + "'.", cause, true);
    }

    @Override
    public void get(String key, Path file) {
        translated(
                "read",
                key,
                () -> client.getObject(object(key, any -> {}), ResponseTransformer.toFile(file)));
    }

    @Override
    public long size(String key) {
        return translated(
                "read",
                key,
                () ->
                        client.headObject(
                                        request -> request.bucket(settings.bucket()).key(full(key)))
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
                translated(
                        "read",
                        key,
                        () -> client.getObject(object(key, request -> request.range(range))));
        return new AbortingStream(stream);
    }

    private GetObjectRequest object(String key, Consumer<GetObjectRequest.Builder> more) {
        return GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(full(key))
                .applyMutation(more)
                .build();
    }

    /** Without the empty objects that some tools make of folders. */
    @Override
    public List<Stored> list(String prefix) {
        return all(prefix).stream()
                .filter(object -> !object.key().endsWith("/"))
                .map(this::stored)
                .toList();
    }

    private List<S3Object> all(String prefix) {
        return translated(
                "list",
                prefix,
                () ->
                        client
                                .listObjectsV2Paginator(request ->
                                        request.bucket(settings.bucket()).prefix(full(prefix)))
                                .contents()
                                .stream()
                                .toList());
    }

    private Stored stored(S3Object object) {
        return new Stored(
                object.key().substring(settings.prefix().length()),
                object.size(),
                object.lastModified());
    }

    @Override
    public void deleteAll(String prefix) {
        List<ObjectIdentifier> all =
                all(prefix).stream()
                        .map(found -> ObjectIdentifier.builder().key(found.key()).build())
                        .toList();
        for (int from = 0; from < all.size(); from += DELETED_AT_ONCE) {
            List<ObjectIdentifier> some =
                    all.subList(from, Math.min(all.size(), from + DELETED_AT_ONCE));
            List<S3Error> refused =
                    translated(
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
                throw failed(
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
        translated(
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
        translated(
                "find",
                "its bucket",
                () -> client.headBucket(request -> request.bucket(settings.bucket())));
    }

    private String full(String key) {
        return settings.prefix() + LocalStore.checked(key);
    }

    private <T> T translated(String what, String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (AbortedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", interrupted);
        } catch (S3Exception said) {
            if (said.statusCode() == 404 && what.equals("read")) {
                throw new Failure(
                        ErrorCode.NOT_FOUND, "The file is no longer there: " + key + ".", said);
            }
            throw failed(what, key, "it answers with status " + said.statusCode(), said);
        } catch (SdkException silent) {
            if (DiskFull.caused(silent)) {
                throw new Failure(
                        ErrorCode.DISK_FULL,
                        "The worker's disk is full. Free some space, or give --data a larger disk.",
                        silent,
                        true);
            }
            throw failed(what, key, "it does not answer", silent);
        }
    }

    /** Refusals are tried again as well: keys and rights are mended while reels wait. */
    private Failure failed(String what, String key, String why, @Nullable SdkException cause) {
        return new Failure(
                ErrorCode.STORE_FAILED,
                "The S3 store cannot "
                        + what
                        + " "
                        + key
                        + ": "
                        + why
                        + ". Check bucket "
                        + settings.bucket()
                        + ", its endpoint and keys.",
                cause,
                true);
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
