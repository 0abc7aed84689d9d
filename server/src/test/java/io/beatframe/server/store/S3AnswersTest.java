package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What S3's reference says of DeleteObjects: it answers 200, with an error for each key it kept.
 */
class S3AnswersTest {
    private static final String LISTED =
            """
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>
            <IsTruncated>false</IsTruncated><Contents><Key>reels/r/a.json</Key><Size>5</Size>
            <LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>
            """;
    private static final String KEPT =
            """
            <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Error>
            <Key>reels/r/a.json</Key><Code>AccessDenied</Code><Message>Access Denied</Message>
            </Error></DeleteResult>
            """;

    private static final String BEGUN =
            """
            <InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>reels/put</Key>
            <UploadId>an-upload</UploadId></InitiateMultipartUploadResult>
            """;
    private static final String COMPLETED =
            """
            <CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>reels/put</Key>
            <ETag>"a"</ETag></CompleteMultipartUploadResult>
            """;

    private static final int LONG = 300_000_000;

    @TempDir Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean takesNoPart;

    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    call.getRequestBody().readAllBytes();
                    String answer = call.getRequestMethod().equals("POST") ? KEPT : LISTED;
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    call.getResponseHeaders().add("Content-Type", "application/xml");
                    call.sendResponseHeaders(200, bytes.length);
                    try (OutputStream body = call.getResponseBody()) {
                        body.write(bytes);
                    }
                });
        server.createContext("/bucket/reels/long", this::sendLong);
        server.createContext("/bucket/reels/put", this::take);
        server.start();
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    /** Notes what is asked, and by which key of KMS it is to be encrypted. */
    private void take(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        String query = String.valueOf(call.getRequestURI().getQuery());
        String key = "x-amz-server-side-encryption";
        asked.add(
                call.getRequestMethod()
                        + " "
                        + query.replaceAll("=.*|&.*", "")
                        + " "
                        + call.getRequestHeaders().getFirst(key)
                        + " "
                        + call.getRequestHeaders().getFirst(key + "-aws-kms-key-id"));
        String answer =
                call.getRequestMethod().equals("PUT")
                        ? ""
                        : query.startsWith("uploads") ? BEGUN : COMPLETED;
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("ETag", "\"a\"");
        boolean refused = takesNoPart && query.contains("partNumber");
        call.sendResponseHeaders(refused ? 403 : 200, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = call.getResponseBody()) {
            body.write(bytes);
        }
    }

    private void sendLong(HttpExchange call) throws IOException {
        call.sendResponseHeaders(206, LONG);
        byte[] some = new byte[100_000];
        try (OutputStream body = call.getResponseBody()) {
            while (sent.get() < LONG) {
                body.write(some);
                sent.addAndGet(some.length);
            }
        } finally {
            ended.countDown();
        }
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.stop(0);
    }

    @Test
    void whatNobodyReadsOnIsCutOff() throws Exception {
        try (S3Store store = store()) {
            try (InputStream bytes = store.read("reels/long/reel.mp4", 0, LONG)) {
                assertThat(bytes.read()).isZero();
            }
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get()).isLessThan(LONG / 3);
        }
    }

    private S3Store store() {
        return store(LONG);
    }

    private S3Store store(long partBytes) {
        Map<String, String> environment =
                Map.of(
                        "BEATFRAME_STORE",
                        "s3://bucket",
                        "BEATFRAME_S3_SSE",
                        "aws:kms:a-key",
                        "BEATFRAME_S3_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Store(S3Settings.of(environment).orElseThrow(), partBytes);
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("file"), new byte[1500]);
    }

    /** The parts of an upload have no such header: it is said where the upload begins. */
    @Test
    void whatIsPutIsEncryptedAsTheOperatorSays() throws IOException {
        try (S3Store store = store()) {
            store.put("reels/put", file());
        }
        try (S3Store store = store(1000)) {
            store.put("reels/put", file());
        }
        assertThat(asked)
                .containsExactly(
                        "PUT null aws:kms a-key",
                        "POST uploads aws:kms a-key",
                        "PUT partNumber null null",
                        "PUT partNumber null null",
                        "POST uploadId null null");
    }

    @Test
    void anUploadThatIsCutOffLeavesNoParts() throws IOException {
        takesNoPart = true;
        Path file = file();
        try (S3Store store = store(1000)) {
            assertThatThrownBy(() -> store.put("reels/put", file)).isInstanceOf(Failure.class);
        }
        assertThat(asked.getLast()).startsWith("DELETE uploadId");
    }

    @Test
    void whatIsKeptIsNotTakenForDeleted() {
        try (S3Store store = store()) {
            assertThatThrownBy(() -> store.deleteAll("reels/r/"))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> {
                                assertThat(failure.code()).isEqualTo(ErrorCode.STORE_FAILED);
                                assertThat(failure.message()).contains("AccessDenied");
                            });
        }
    }
}
