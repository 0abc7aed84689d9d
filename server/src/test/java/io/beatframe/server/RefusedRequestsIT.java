package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client library sends, byte by byte: each answer is a problem, and none is a page. */
class RefusedRequestsIT {
    @TempDir static Path folder;
    private static Service service;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = Service.start(folder.resolve("data"), Map.of(), "--role", "api");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GARBAGE                                                            | 400
                    GET /v1/reels?a=<x> HTTP/1.1~Host: localhost                       | 400
                    GET /v1/reels HTTP/1.1                                             | 400
                    GET /v1/reels HTTP/1.1~Host: a b                                   | 400
                    GET /v1/reels HTTP/1.1~Host: evil.example                          | 403
                    GET /v1/reels HTTP/1.1~Host: evil.example~X-Forwarded-Host: localhost | 403
                    GET /v1/reels/%00 HTTP/1.1~Host: localhost                         | 400
                    GET /v1/reels/%zz HTTP/1.1~Host: localhost                         | 400
                    GET /v1/reels HTTP/1.1~Host: localhost~X: BIG                      | 400
                    POST /v1/reels HTTP/1.1~Host: localhost~Content-Length: -5         | 400
                    POST /v1/reels HTTP/1.1~Host: localhost~Content-Length: 9000000    | 413
                    POST /v1/songs HTTP/1.1~Host: localhost~Content-Length: 0~Content-Type: multipart/form-data | 400
                    POST /v1/songs HTTP/1.1~Host: localhost~Content-Length: 0          | 415
                    GET /v1/reels HTTP/1.1~Host: localhost~Accept: text/html           | 406
                    TRACE /v1/reels HTTP/1.1~Host: localhost                           | 405
                    BREW /v1/reels HTTP/1.1~Host: localhost                            | 405
                    GET /error HTTP/1.1~Host: localhost                                | 404
                    GET /v1 HTTP/1.1~Host: localhost                                   | 404
                    GET /../../etc/passwd HTTP/1.1~Host: localhost                     | 400
                    """)
    void everyRefusalIsAProblem(String lines, int status) throws IOException {
        String request = lines.replace("~", "\r\n").replace("BIG", "a".repeat(20_000));
        String answer = answer(request + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("Content-Type: application/problem+json");
        assertThat(answer).contains("\"code\":\"").doesNotContain("<html", "Exception");
    }

    /** Of two values nobody knows which one is meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"A lone dancer\", \"seed\": 1, \"seed\": 2}",
                "{\"captions\": [{\"text\": \"a\", \"text\": \"b\"}]}"
            })
    void aFieldMayBeThereOnce(String order) throws IOException {
        String answer =
                answer(
                        "POST /v1/reels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: "
                                + order.length()
                                + "\r\n\r\n"
                                + order);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"REQUEST_INVALID\"");
        assertThat(answer).contains("is there twice.");
    }

    private static String answer(String request) throws IOException {
        int port = Integer.parseInt(service.address().replaceAll(".*:", ""));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            // Else it waits for the body that was announced.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
