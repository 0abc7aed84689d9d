package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.beatframe.testing.MadeSong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Neither who has no key nor who has one fills memory or disk; uploads can be forgotten. */
class StrangersIT {
    private static final int MEGABYTE = 1_000_000;

    @TempDir static Path folder;
    private static String key;
    private static String busy;

    /** Of tenants that have so many uploads under way. */
    private static Map<Integer, String> uploading;

    private static Service service;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        key = key(data, "ours");
        busy = key(data, "busy");
        uploading = Map.of(4, key(data, "four"), 2, key(data, "two"));
        Command.run(data, Map.of(), "tenants", "limit", "busy", "--reels-in-flight", "0")
                .requireSuccess();
        // What a killed process left.
        Path left = Files.createDirectories(data.resolve("uploads/.beatframe-dead"));
        Files.writeString(left.resolve("upload-1"), "half a song");
        Files.createFile(data.resolve("uploads/.beatframe-dead.lock"));
        // As behind a proxy: at this machine's own address, with keys.
        service = Service.start(data, Map.of("GEMINI_API_KEY", "of-a-test"), "--role", "api");
        assertThat(left).doesNotExist();
    }

    private static String key(Path data, String tenant) throws IOException, InterruptedException {
        Command made = Command.run(data, Map.of(), "keys", "create", "--tenant", tenant);
        made.requireSuccess();
        return made.out().strip();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    private static String[] as(String whose) {
        return new String[] {"Authorization", "Bearer " + whose};
    }

    private static Socket connected() throws IOException {
        int port = Integer.parseInt(service.address().replaceAll(".*:", ""));
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void head(Socket socket, String first, String type, String more)
            throws IOException {
        head(socket, first, "Transfer-Encoding: chunked", type, more);
    }

    private static void head(Socket socket, String first, String length, String type, String more)
            throws IOException {
        String head =
                first
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + length
                        + "\r\nContent-Type: "
                        + type
                        + "\r\n"
                        + more
                        + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String firstLine(Socket socket) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /x", "DELETE /v1/reels/r", "PATCH /docs", "POST /v1/songs"})
    void aBodyWithoutAKeyIsNeitherKeptNorReadToItsEnd(String call) throws Exception {
        try (Socket socket = connected()) {
            head(socket, call, "application/x-www-form-urlencoded", "");
            byte[] megabyte = new byte[MEGABYTE];
            int sent = 0;
            try {
                while (sent < 64) {
                    chunk(socket.getOutputStream(), megabyte);
                    sent++;
                }
            } catch (IOException cutOff) {
                assertThat(sent).isLessThan(40);
            }
            assertThat(sent).isLessThan(64);
        }
    }

    /** Answered while the form is still on its way: so nothing waits for its end, or keeps it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"POST /anything", "POST /v1/estimates", "PUT /v1/songs", "POST /%761/songs"})
    void aFormIsTakenWhereItBelongsAndNowhereElse(String call) throws Exception {
        for (String more : new String[] {"", "Authorization: Bearer " + key + "\r\n"}) {
            try (Socket socket = connected()) {
                head(socket, call, "multipart/form-data; boundary=b", more);
                chunk(socket.getOutputStream(), part());
                assertThat(firstLine(socket))
                        .isEqualTo("HTTP/1.1 " + (more.isEmpty() ? 401 : 400) + " ");
            }
        }
    }

    private static byte[] part() {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf"
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One that does not say how long it is may be the longest. */
    @ParameterizedTest
    @CsvSource({"Content-Length: 9000000, 4", "Transfer-Encoding: chunked, 2"})
    void aTenantHasFewUploadsAtATime(String length, int most) throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i <= most; i++) {
                Socket socket = connected();
                open.add(socket);
                head(
                        socket,
                        "POST /v1/songs",
                        length,
                        "multipart/form-data; boundary=b",
                        "Authorization: Bearer " + uploading.get(most) + "\r\n");
                if (most == 2) {
                    chunk(socket.getOutputStream(), part());
                } else {
                    socket.getOutputStream().write(part());
                }
            }
            requireOneRefused(open);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** Whichever it is: they come in any order. The others are waited for. */
    private static void requireOneRefused(List<Socket> sent) throws IOException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sent.stream().anyMatch(StrangersIT::isAnswered));
        List<Socket> answered = sent.stream().filter(StrangersIT::isAnswered).toList();
        assertThat(answered).hasSize(1);
        assertThat(firstLine(answered.getFirst())).isEqualTo("HTTP/1.1 429 ");
    }

    /** Bodies are read into memory, and may become many objects there. */
    @Test
    void aTenantHasOneLongBodyAtATime() throws Exception {
        String words = "{\"prompt\": \"" + "x".repeat(150_000);
        try (Socket one = halfSent(words);
                Socket other = halfSent(words)) {
            requireOneRefused(List.of(one, other));
            Service.Answer answer = longBody(words + "\"}", busy);
            assertThat(answer.status()).as(answer.text()).isEqualTo(429);
            assertThat(answer.text()).contains("large requests");
            assertThat(longBody(words + "\"}", key).status()).isEqualTo(400);
            assertThat(longBody("{}", busy).status()).isEqualTo(400);
        }
    }

    private static Socket halfSent(String words) throws IOException {
        Socket socket = connected();
        head(
                socket,
                "POST /v1/reels",
                "application/json",
                "Authorization: Bearer " + busy + "\r\n");
        chunk(socket.getOutputStream(), words.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Service.Answer longBody(String body, String whose) {
        return service.post("/v1/reels", body, as(whose));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%76%31/models", "/v1/models", "/docs/../v1/styles", "/v1;a=b/looks", "/"})
    void noSpellingOfAPathGoesWithoutAKey(String path) throws Exception {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 401 ");
        }
    }

    @Test
    void whatATenantDoesIsNotMeasuredInPublic() {
        assertThat(service.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(service.get("/actuator/prometheus", as(key)).status()).isEqualTo(404);
        assertThat(service.get("/%61ctuator/prometheus", as(key)).status()).isEqualTo(404);
        assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(service.get("/docs").header("Location")).endsWith("/docs/index.html");
        for (String part : new String[] {"index.html", "beatframe.js", "swagger-ui-bundle.js"}) {
            assertThat(service.get("/docs/" + part).status()).as(part).isEqualTo(200);
        }
        assertThat(service.get("/v1/openapi.json").status()).isEqualTo(200);
    }

    /** What others than the operator's keys would be needed for is not offered. */
    @Test
    void modelsThatAreNotSetUpAreNotOffered() {
        assertThat(service.get("/v1/models", as(key)).text())
                .contains("\"gemini-omni\"")
                .doesNotContain("\"veo\"");
        Map<String, Object> wanted =
                Map.of(
                        "audio_segment_url",
                        "https://example.com/a.mp3",
                        "prompt",
                        "A lone dancer in the rain",
                        "planner",
                        "anthropic");
        Service.Answer refused = service.post("/v1/reels", wanted, as(key));
        assertThat(refused.json().path("code").asString()).isEqualTo("KEY_MISSING");
        assertThat(refused.status()).isEqualTo(503);
    }

    /** Behind a proxy that speaks https our own addresses are ours as well. */
    @Test
    void aProxysSchemeIsTheClients() throws IOException {
        String[] proxied = {
            "Authorization",
            "Bearer " + key,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-For",
            "9.9.9.9"
        };
        String url = service.upload(MadeSong.music(folder.resolve("p.wav"), 3), proxied);
        assertThat(url).startsWith("https://127.0.0.1");
        for (String given : new String[] {url, url.replace("https:", "http:")}) {
            Map<String, Object> wanted =
                    Map.of("audio_segment_url", given, "prompt", "A lone dancer in the rain");
            JsonNode request = service.post("/v1/reels", wanted, proxied).json().path("request");
            assertThat(request.path("audio_segment_url").asString()).startsWith("/v1/songs/");
        }
    }

    @Test
    void aTenantHasTwentyStreams() throws Exception {
        Map<String, Object> wanted =
                Map.of(
                        "audio_segment_url",
                        "https://example.com/a.mp3",
                        "prompt",
                        "A lone dancer in the rain");
        String path = service.post("/v1/reels", wanted, as(key)).header("Location") + "/events";
        List<Socket> open = new ArrayList<>();
        try {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 21; i++) {
                Socket socket = connected();
                open.add(socket);
                socket.getOutputStream()
                        .write(
                                ("GET "
                                                + path
                                                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                                + key
                                                + "\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                lines.add(firstLine(socket));
            }
            assertThat(lines.subList(0, 20)).containsOnly("HTTP/1.1 200 ");
            assertThat(lines.get(20)).isEqualTo("HTTP/1.1 429 ");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void aRefusedOrderLeavesNoSongs() throws IOException {
        Service.Answer refused = order(MadeSong.music(folder.resolve("s.wav"), 3), busy);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(service.get("/v1/songs", as(busy)).json().path("items").size()).isZero();
    }

    private static Service.Answer order(Path song, String whose) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(
                ("--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nA lone dancer in the"
                                + " rain\r\n--b\r\nContent-Disposition: form-data; name=\"song\";"
                                + " filename=\"s.wav\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        form.write(Files.readAllBytes(song));
        form.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return service.send(
                service.request("/v1/reels", as(whose))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    @Test
    void anUploadIsForgottenUnlessAReelNeedsIt() throws Exception {
        String song = path(service.upload(MadeSong.music(folder.resolve("a.wav"), 3), as(key)));
        JsonNode page = service.get("/v1/songs?limit=1", as(key)).json();
        assertThat(page.path("items").get(0).path("url").asString()).endsWith(song);

        Map<String, Object> wanted =
                Map.of("audio_segment_url", song, "prompt", "A lone dancer in the rain");
        String reel = service.post("/v1/reels", wanted, as(key)).header("Location");
        assertThat(delete(song, busy).status()).isEqualTo(404);
        assertThat(delete(song, key).status()).isEqualTo(409);
        service.post(reel + ":cancel", null, as(key));
        assertThat(delete(song, key).status()).isEqualTo(204);
        assertThat(service.get(song, as(key)).status()).isEqualTo(404);
        assertThat(stored(song)).isEmpty();
        assertThat(delete(song, key).status()).isEqualTo(404);
    }

    /** The same answer, also when there is nothing left to listen to. */
    @Test
    void aDamagedSongIsListenedToOnce() throws Exception {
        Service.Answer made = order(Files.writeString(folder.resolve("bad.wav"), "no song"), key);
        String song = made.json().path("request").path("audio_segment_url").asString();
        Service.Answer first = service.get(song, as(key));
        assertThat(first.json().path("code").asString()).isEqualTo("MEDIA_UNREADABLE");
        Files.delete(stored(song).getFirst());
        assertThat(service.get(song, as(key)).text()).isEqualTo(first.text());
    }

    private static List<Path> stored(String song) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("data/store/songs"))) {
            return all.filter(file -> song.endsWith("/" + file.getFileName())).toList();
        }
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/v1"));
    }

    private static Service.Answer delete(String path, String whose) {
        return service.send(service.request(path, as(whose)).DELETE());
    }
}
