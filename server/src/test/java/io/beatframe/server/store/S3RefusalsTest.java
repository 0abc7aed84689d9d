package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What S3's reference says of DeleteObjects: it answers 200, with an error for each key it kept.
 */
class S3RefusalsTest {
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
        server.start();
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.stop(0);
    }

    @Test
    void whatIsKeptIsNotTakenForDeleted() {
        Map<String, String> environment =
                Map.of(
                        "BEATFRAME_STORE",
                        "s3://bucket",
                        "BEATFRAME_S3_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort());
        try (S3Store store = new S3Store(S3Settings.of(environment).orElseThrow())) {
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
