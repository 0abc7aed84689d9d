package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A reel's files, from an S3 that answers as its reference says, also when it fails; and what comes
 * of a form when the database does.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls start first
class FilesIT {
    private static final String REEL = "reel_00000000000000000000000000";
    private static final String PATH = "/v1/reels/" + REEL;
    private static final long LONG = 300_000_000;

    @TempDir static Path folder;
    private static HttpServer s3;
    private static JdbcClient jdbc;
    private static Map<String, String> environment;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        s3.createContext("/", FilesIT::answer);
        s3.start();
        environment = new HashMap<>(Backend.POSTGRES.fresh());
        environment.put("BEATFRAME_STORE", "s3://bucket");
        environment.put("BEATFRAME_S3_ENDPOINT", "http://127.0.0.1:" + s3.getAddress().getPort());
        environment.put("AWS_ACCESS_KEY_ID", "id");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        service = Service.start(folder.resolve("data"), environment, "--role", "api");
        Database database = Database.of(environment, folder);
        jdbc =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                database.url(), database.user(), database.password()));
        jdbc.sql(
                        "insert into reel (id, tenant_id, status, run, turn, progress, request, output,"
                                + " created_at, completed_at) values (:id, 'local', 'done', 1, 1, 1,"
                                + " '{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\"}',"
                                + " :output, current_timestamp, current_timestamp)")
                .param("id", REEL)
                .param("output", "reels/" + REEL + "/1-render-1/")
                .update();
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) values (:id,"
                                + " 'rendering', .5, current_timestamp)")
                .param("id", REEL)
                .update();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
        s3.stop(0);
    }

    /** Of the report it tells the size and then fails; a contact sheet there is none. */
    private static void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        String path = call.getRequestURI().getPath();
        boolean get = call.getRequestMethod().equals("GET");
        try (OutputStream body = call.getResponseBody()) {
            if (call.getRequestMethod().equals("PUT")) {
                call.getResponseHeaders().add("ETag", "\"a\"");
                call.sendResponseHeaders(200, -1);
            } else if (path.endsWith("reel.mp4")) {
                send(call, get, body);
            } else if (path.endsWith("report.json")) {
                call.getResponseHeaders().add("Content-Length", "5");
                call.sendResponseHeaders(get ? 500 : 200, -1);
            } else if (path.contains("contact-sheet")) {
                call.sendResponseHeaders(404, -1);
            } else {
                byte[] none = "<ListBucketResult/>".getBytes(StandardCharsets.UTF_8);
                call.sendResponseHeaders(200, none.length);
                body.write(none);
            }
        }
    }

    private static void send(HttpExchange call, boolean get, OutputStream body) throws IOException {
        if (!get) {
            call.getResponseHeaders().add("Content-Length", Long.toString(LONG));
            call.sendResponseHeaders(200, -1);
            return;
        }
        call.sendResponseHeaders(206, LONG);
        byte[] some = new byte[100_000];
        for (long sent = 0; sent < LONG; sent += some.length) {
            body.write(some);
        }
    }

    private static Service.Answer head(Service from, String path) {
        return from.send(from.request(path).method("HEAD", BodyPublishers.noBody()));
    }

    /** Nothing of the file was promised before. */
    @Test
    void aStoreThatFailsIsAProblemAndNoHalfFile() {
        Service.Answer answer = service.get(PATH + "/report");
        assertThat(answer.status()).as(answer.text()).isEqualTo(502);
        assertThat(answer.json().path("code").asString()).isEqualTo("STORE_FAILED");
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void slowViewersDoNotTakeAllConnectionsToTheStore() throws IOException {
        int port = URI.create(service.address()).getPort();
        Deque<Socket> viewers = new ArrayDeque<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket viewer = new Socket("127.0.0.1", port);
                viewers.push(viewer);
                viewer.getOutputStream()
                        .write(
                                ("GET " + PATH + "/video HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(viewer.getInputStream().readNBytes(12)).asString().endsWith("200");
            }
            Service.Answer more = service.get(PATH + "/video", "Range", "bytes=0-1");
            assertThat(more.status()).isEqualTo(429);
            assertThat(more.header("Retry-After")).isNotEmpty();
            assertThat(head(service, PATH + "/video").status()).isEqualTo(200);
        } finally {
            for (Socket viewer : viewers) {
                viewer.close();
            }
        }
    }

    @Test
    void aHeadOfAStreamIsAnsweredAtOnce() {
        jdbc.sql("update reel set status = 'rendering', completed_at = null").update();
        try {
            for (int i = 0; i < 25; i++) {
                Service.Answer answer = head(service, PATH + "/events");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
            }
        } finally {
            jdbc.sql("update reel set status = 'done', completed_at = current_timestamp").update();
        }
    }

    @Test
    void aLinkIsForWhoGetsWhatIsThere() throws Exception {
        Map<String, String> linked = new HashMap<>(environment);
        linked.put("BEATFRAME_S3_LINKS", "true");
        try (Service other = Service.start(folder.resolve("other"), linked, "--role", "api")) {
            Service.Answer sent = other.get(PATH + "/video");
            assertThat(sent.status()).isEqualTo(302);
            assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
            URI link = URI.create(sent.header("Location"));
            assertThat(link.getPort()).isEqualTo(s3.getAddress().getPort());
            assertThat(link.getPath()).endsWith("/1-render-1/reel.mp4");
            assertThat(Objects.requireNonNull(link.getQuery())).contains("X-Amz-Signature=");

            Service.Answer head = head(other, PATH + "/video");
            assertThat(head.status()).as("a link is signed for GET").isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(Long.toString(LONG));
            assertThat(other.get(PATH + "/contact-sheet").status()).isEqualTo(404);
        }
    }

    /** What came with a form that made no reel is nobody's. */
    @Test
    void aFormLeavesNothingWhenTheDatabaseFails() {
        jdbc.sql("alter table reel_event rename to away").update();
        try {
            Service.Answer answer =
                    service.send(
                            service.request(
                                            "/v1/reels",
                                            "Content-Type",
                                            "multipart/form-data; boundary=b")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    part("song\"; filename=\"s.wav", "a song")
                                                            + part(
                                                                    "prompt",
                                                                    "A lone dancer in rain")
                                                            + "--b--\r\n")));
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        } finally {
            jdbc.sql("alter table away rename to reel_event").update();
        }
        assertThat(service.get("/v1/songs").json().path("items").size()).isZero();
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + value
                + "\r\n";
    }
}
