package io.beatframe.server.store;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Puts files into a bucket: small ones at once, large ones in parts. */
record S3Uploads(S3Client client, S3Settings settings, long partBytes) {
    /** S3 takes at least 5 MiB a part, and at most 10,000 of them. */
    static final long PART_BYTES = 16L << 20;

    void put(String key, Path file) {
        if (size(file) <= partBytes) {
            client.putObject(
                    request -> {
                        request.bucket(settings.bucket()).key(settings.full(key));
                        request.contentType(Kind.of(key).contentType());
                        request.contentDisposition(Kind.of(key).disposition());
                        settings.encryption().ifPresent(request::serverSideEncryption);
                        settings.encryptionKey().ifPresent(request::ssekmsKeyId);
                    },
                    RequestBody.fromFile(file));
        } else {
            putInParts(key, file);
        }
    }

    /** An upload that breaks off leaves nothing: no object, and no parts that cost money. */
    private void putInParts(String key, Path file) {
        String upload =
                client.createMultipartUpload(
                                request -> {
                                    request.bucket(settings.bucket()).key(settings.full(key));
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
                            .key(settings.full(key))
                            .uploadId(upload)
                            .multipartUpload(done -> done.parts(parts)));
        } catch (RuntimeException failed) {
            try {
                client.abortMultipartUpload(request ->
                        request.bucket(settings.bucket()).key(settings.full(key)).uploadId(upload));
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
                                                .key(settings.full(key))
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
}
