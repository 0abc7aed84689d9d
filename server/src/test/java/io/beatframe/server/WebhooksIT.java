package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.beatframe.testing.MadeSong;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A receiver hears of every stop: signed, again when it was down, and nowhere else. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class WebhooksIT {
    private record Received(
            Instant at, String path, String signature, String attempt, String body) {}

    @TempDir Path folder;
    @Parameter Backend backend;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;
    private String origin;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
        origin = "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        received.add(
                new Received(
                        Instant.now(),
                        path,
                        exchange.getRequestHeaders().getFirst("Beatframe-Signature"),
                        exchange.getRequestHeaders().getFirst("Beatframe-Attempt"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status =
                switch (path) {
                    case "/down" ->
                            received.stream().filter(r -> r.path().equals(path)).count() > 1
                                    ? 204
                                    : 503;
                    case "/moved" -> 302;
                    default -> 200;
                };
        exchange.getResponseHeaders().add("Location", origin + "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void receiversAreToldUntilTheyListen() throws Exception {
        Map<String, String> environment = new HashMap<>(backend.fresh());
        environment.put("BEATFRAME_INTERNAL_CALLBACKS", origin);
        try (Service service = Service.start(folder.resolve("data"), environment)) {
            String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 3));
            for (String wrong : new String[] {"http://example.com/", "http://169.254.169.254/"}) {
                Service.Answer refused = service.post("/v1/reels", order(song, wrong));
                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.json().path("code").asString()).isEqualTo("FETCH_REFUSED");
            }
            String secret = service.get("/v1/webhook-secret").json().path("secret").asString();
            assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
            assertThat(service.get("/v1/webhook-secret").json().path("secret").asString())
                    .isEqualTo(secret);

            String id = stopped(service, song, origin + "/hook");
            Received told = next("/hook");
            assertThat(told.attempt()).isEqualTo("1");
            JsonNode body = Service.JSON.readTree(told.body());
            assertThat(body.path("type").asString()).isEqualTo("reel.cancelled");
            assertThat(body.path("reel").path("id").asString()).isEqualTo(id);
            requireSigned(told, secret);

            String down = stopped(service, song, origin + "/down");
            String moved = stopped(service, song, origin + "/moved");
            String forbidden = stopped(service, song, "https://127.0.0.1:1/");
            Instant refused = next("/down").at();
            next("/moved");
            if (backend == Backend.POSTGRES) {
                String jdbc =
                        environment
                                .getOrDefault("BEATFRAME_DB_URL", "")
                                .replaceFirst("postgresql://postgres@", "jdbc:postgresql://");
                try (Connection connection = DriverManager.getConnection(jdbc, "postgres", "");
                        Statement sql = connection.createStatement()) {
                    retries(sql, down, moved, forbidden, refused);
                }
            }
            assertThat(received).noneMatch(r -> r.path().equals("/elsewhere"));
        }
    }

    private static Map<String, Object> order(String song, String callback) {
        return Map.of(
                "audio_segment_url", song,
                "prompt", "A lone dancer in the rain",
                "callback_url", callback);
    }

    private static String stopped(Service service, String song, String callback) {
        String id = service.post("/v1/reels", order(song, callback)).json().path("id").asString();
        assertThat(service.post("/v1/reels/" + id + ":cancel", null).status()).isEqualTo(200);
        return id;
    }

    private Received next(String path) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> received.stream().filter(r -> r.path().equals(path)).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** As a receiver does it. */
    private static void requireSigned(Received told, String secret) throws Exception {
        String[] parts = told.signature().split(",");
        long second = Long.parseLong(parts[0].substring(2));
        assertThat(Duration.between(Instant.ofEpochSecond(second), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(5));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((second + "." + told.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(parts[1]).isEqualTo("v1=" + HexFormat.of().formatHex(sum));
    }

    private static void retries(
            Statement sql, String down, String moved, String forbidden, Instant refused)
            throws SQLException {
        awaitRow(sql, down, "waiting", 1, "status 503");
        awaitRow(sql, moved, "waiting", 1, "status 302");
        awaitRow(sql, forbidden, "waiting", 1, "FETCH_REFUSED");
        awaitRest(sql);
        try (ResultSet rows =
                sql.executeQuery(
                        "select q.execution_time, now() from queue_io q join webhook w on w.id ="
                                + " q.task_instance where w.reel_id = '"
                                + down
                                + "'")) {
            assertThat(rows.next()).isTrue();
            Instant again = rows.getTimestamp(1).toInstant();
            assertThat(again)
                    .isBetween(
                            refused.plusSeconds(59),
                            rows.getTimestamp(2).toInstant().plusSeconds(61));
        }
        aMinutePasses(sql);
        awaitRow(sql, down, "delivered", 2, "delivered");
        awaitRow(sql, moved, "waiting", 2, "status 302");
        awaitRest(sql);
        sql.execute("update webhook set attempts = 5 where reel_id = '" + moved + "'");
        aMinutePasses(sql);
        awaitRow(sql, moved, "given_up", 6, "status 302");
    }

    private static void aMinutePasses(Statement sql) throws SQLException {
        sql.execute("update queue_io set execution_time = now()");
    }

    /** A row tells what came of an attempt before its place in the queue tells of the next. */
    private static void awaitRest(Statement sql) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    try (ResultSet busy =
                            sql.executeQuery(
                                    "select count(*) from queue_io where picked or execution_time"
                                            + " <= now()")) {
                        assertThat(busy.next()).isTrue();
                        return busy.getInt(1) == 0;
                    }
                });
    }

    private static void awaitRow(
            Statement sql, String reel, String state, int attempts, String result) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> row(sql, reel),
                        row -> row.startsWith(state + " " + attempts + " " + result));
    }

    private static String row(Statement sql, String reel) throws SQLException {
        try (ResultSet row =
                sql.executeQuery(
                        "select state, attempts, last_result from webhook where reel_id = '"
                                + reel
                                + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1) + " " + row.getInt(2) + " " + row.getString(3);
        }
    }
}
