package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is let in, to what, and how often; over HTTP, on either database. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class KeysIT {
    private static Path folder;
    private static Map<String, String> database;
    private static String ours;
    private static String theirs;
    private static String slow;
    private static String revoked;
    private static Service service;

    @Parameter Backend backend;

    @BeforeParameterizedClassInvocation
    static void start(Backend backend, @TempDir Path temporary)
            throws IOException, InterruptedException {
        folder = temporary;
        database = backend.fresh();
        Path data = folder.resolve("data");
        ours = key("ours");
        theirs = key("theirs");
        slow = key("slow");
        revoked = key("ours");
        Command.run(data, database, "tenants", "limit", "slow", "--requests-per-minute", "5")
                .requireSuccess();
        Command.run(data, database, "keys", "revoke", revoked.substring(0, 9)).requireSuccess();
        // With keys it may listen elsewhere than on this machine alone.
        service = Service.start(data, database, "--host", "0.0.0.0", "--role", "api");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws InterruptedException {
        service.close();
    }

    private static String key(String tenant) throws IOException, InterruptedException {
        Command made =
                Command.run(folder.resolve("data"), database, "keys", "create", "--tenant", tenant);
        made.requireSuccess();
        return made.out().strip();
    }

    private static String[] as(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    @Test
    void onlyIssuedKeysOpenTheService() throws IOException {
        assertThat(service.log()).doesNotContain("no API keys");
        Service.Answer nobody = service.get("/v1/reels");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nobody.json().path("code").asString()).isEqualTo("KEY_REFUSED");
        for (String wrong : Set.of("bf_" + "0".repeat(40), "", "'; drop table api_key", revoked)) {
            assertThat(service.get("/v1/reels", as(wrong)).status()).as(wrong).isEqualTo(401);
        }
        assertThat(service.get("/v1/reels", "Authorization", "Basic " + ours).status())
                .isEqualTo(401);
        assertThat(service.get("/v1/reels", as(ours)).status()).isEqualTo(200);
    }

    @Test
    void nobodySeesAnothersThings() throws IOException {
        String song = service.upload(MadeSong.music(folder.resolve("ours.wav"), 3), as(ours));
        String songPath = song.substring(song.indexOf("/v1"));
        Map<String, Object> order =
                Map.of("audio_segment_url", songPath, "prompt", "A lone dancer in the rain");
        String reel = service.post("/v1/reels", order, as(ours)).json().path("id").asString();
        assertThat(service.get("/v1/reels/" + reel, as(ours)).status()).isEqualTo(200);

        Set<String> open = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        JsonNode paths = service.get("/v1/openapi.json").json().path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (String method : path.getValue().propertyNames()) {
                String call = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (!path.getKey().contains("{")) {
                    open.add(call);
                    continue;
                }
                String id =
                        path.getKey().startsWith("/v1/songs")
                                ? songPath.replaceFirst(".*/", "")
                                : reel;
                String address = path.getKey().replace("{id}", id).replace("{shot}", "1");
                assertThat(address)
                        .as("a parameter that this test does not know")
                        .doesNotContain("{");
                int status = foreign(method, address).status();
                if (status != 404) {
                    seen.add(call + ": " + status);
                }
            }
        }
        assertThat(seen).isEmpty();
        // What names nothing of anybody's, or in its body only, which follows.
        assertThat(open)
                .containsExactly(
                        "GET /v1/looks",
                        "GET /v1/models",
                        "GET /v1/reels",
                        "GET /v1/songs",
                        "GET /v1/styles",
                        "GET /v1/webhook-secret",
                        "POST /v1/estimates",
                        "POST /v1/reels",
                        "POST /v1/songs");
        assertThat(service.post("/v1/reels", order, as(theirs)).status()).isEqualTo(404);
        assertThat(service.get("/v1/reels", as(theirs)).json().path("items").size()).isZero();
        assertThat(service.get("/v1/webhook-secret", as(theirs)).text())
                .isNotEqualTo(service.get("/v1/webhook-secret", as(ours)).text());
        assertThat(service.get("/v1/reels/" + reel, as(ours)).json().path("status").asString())
                .isEqualTo("queued");
    }

    private static Service.Answer foreign(String method, String address) {
        return service.send(
                service.request(address, as(theirs))
                        .header("Content-Type", "application/json")
                        .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString("{}")));
    }

    @Test
    void oneRequestTooManyIsToldHowLongToWait() {
        int passed = 0;
        Service.Answer last = service.get("/v1/reels", as(slow));
        while (last.status() == 200 && passed < 20) {
            passed++;
            last = service.get("/v1/reels", as(slow));
        }
        assertThat(passed).isBetween(5, 6);
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 12);
        assertThat(last.json().path("code").asString()).isEqualTo("RATE_LIMITED");
        assertThat(last.json().path("retriable").asBoolean()).isTrue();
        assertThat(service.get("/v1/reels", as(ours)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyBeyondTheLimitIsRefused(boolean stated) {
        byte[] body = new byte[7_000_000];
        Service.Answer answer =
                service.send(
                        service.request("/v1/reels", as(ours))
                                .header("Content-Type", "application/json")
                                .POST(
                                        stated
                                                ? BodyPublishers.ofByteArray(body)
                                                : BodyPublishers.ofInputStream(
                                                        () -> new ByteArrayInputStream(body))));
        // Of a body whose length was not said, the first byte that is no JSON may be met first.
        assertThat(answer.status()).isIn(stated ? Set.of(413) : Set.of(413, 400));
    }

    @Test
    void aListOfKeysTellsNoSecrets() throws IOException, InterruptedException {
        if (backend == Backend.H2) {
            // One process at a time has the file, and the command says what to do.
            Command busy = Command.run(folder.resolve("data"), database, "keys", "list");
            assertThat(busy.status()).isEqualTo(1);
            assertThat(busy.err()).startsWith("error DATABASE_FAILED");
            return;
        }
        Command list = Command.run(folder.resolve("data"), database, "keys", "list", "--json");
        list.requireSuccess();
        JsonNode keys = Service.JSON.readTree(list.out());
        assertThat(keys.size()).isEqualTo(4);
        assertThat(list.out()).contains(ours.substring(0, 9)).doesNotContain(ours);
        assertThat(keys.get(3).path("revoked_at").isString()).isTrue();
    }
}
