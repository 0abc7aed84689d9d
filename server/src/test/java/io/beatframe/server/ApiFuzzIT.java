package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.testing.MadeSong;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation that the API's description names, with values that nobody should send: whatever
 * comes, the answer is no 5xx, and what is refused is a problem with a code of ours. There are
 * songs, reels that wait, one that is finished, with its plan and its files, and one in review.
 */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class ApiFuzzIT {
    private static final int ROUNDS = 30;
    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());
    private static final long SEED = 20_261_126;

    @TempDir Path folder;
    @Parameter Backend backend;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Nonsense nonsense = new Nonsense(random);
    private Service service;
    private Path music = Path.of("");
    private String song = "";
    private String reel = "";
    private String finished = "";
    private String reviewed = "";
    private String plan = "";

    @Test
    void nothingThatComesIsAnswered5xx() throws Exception {
        music = MadeSong.music(folder.resolve("s.wav"), 4);
        Map<String, String> database = backend.fresh();
        makeReels(database);
        try (Service running = Service.start(folder.resolve("data"), database, "--role", "api")) {
            service = running;
            JsonNode api = service.get("/v1/openapi.json").json();
            assertThat(api.path("openapi").asString()).startsWith("3.1");
            Set<String> met = new TreeSet<>();
            int operations = 0;
            for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    operations++;
                    requireSong();
                    assertThat(method.getValue().path("summary").asString(""))
                            .as(method.getKey() + " " + path.getKey())
                            .isNotEmpty();
                    for (int round = 0; round < ROUNDS; round++) {
                        call(path.getKey(), method.getKey(), method.getValue(), api, met);
                    }
                }
            }
            assertThat(operations).isGreaterThanOrEqualTo(20);
            // That it reached beyond the first refusal.
            assertThat(met)
                    .contains("200", "202", "206", "416")
                    .contains("NOT_FOUND", "STATE_CONFLICT", "REQUEST_INVALID", "PLAN_INVALID");
            assertThat(service.log()).doesNotContain("A defect");
        }
    }

    private void makeReels(Map<String, String> database) throws Exception {
        try (Service running = Service.start(folder.resolve("data"), database)) {
            service = running;
            String made = service.upload(music);
            finished = ordered(made, false);
            reviewed = ordered(made, true);
            service.await(finished, Duration.ofSeconds(120), "done");
            service.await(reviewed, Duration.ofSeconds(120), "review");
            plan = service.get("/v1/reels/" + finished + "/plan").text();
        }
    }

    private String ordered(String made, boolean review) {
        return service.post(
                        "/v1/reels",
                        Map.of(
                                "audio_segment_url",
                                made,
                                "prompt",
                                "A lone dancer in the rain",
                                "model_quality",
                                "draft",
                                "duration_sec",
                                2,
                                "review",
                                review))
                .json()
                .path("id")
                .asString();
    }

    private void call(String path, String method, JsonNode operation, JsonNode api, Set<String> met)
            throws Exception {
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>();
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" ->
                        address =
                                address.replace(
                                        "{" + name + "}", Nonsense.encoded(id(path, method, name)));
                case "query" -> {
                    if (random.nextBoolean()) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(name)
                                .append('=')
                                .append(Nonsense.encoded(nonsense.text()));
                    }
                }
                case "header" -> {
                    String value = nonsense.text().replaceAll("[^\\x20-\\x7e]", "").strip();
                    if (random.nextBoolean() && !value.isEmpty() && value.length() < 2000) {
                        headers.add(name);
                        headers.add(value);
                    }
                }
                default -> throw new AssertionError(parameter);
            }
        }
        String verb = method.toUpperCase(Locale.ROOT);
        if (verb.equals("GET")) {
            nonsense.conditions(headers);
            verb = random.nextInt(4) == 0 ? "HEAD" : verb;
        }
        HttpRequest.Builder request =
                service.request(address + query, headers.toArray(String[]::new));
        if (operation.has("requestBody")) {
            List<String> types =
                    new ArrayList<>(operation.path("requestBody").path("content").propertyNames());
            String type = types.get(random.nextInt(types.size()));
            String body =
                    path.endsWith("/plan") ? nonsense.edited(plan) : body(operation, type, api);
            request.header("Content-Type", type(type))
                    .method(verb, BodyPublishers.ofByteArray(nonsense.bytes(body)));
        } else {
            request.method(verb, BodyPublishers.noBody());
        }
        judge(verb + " " + address + query + " " + headers, service.send(request), met);
    }

    private static void judge(String what, Service.Answer answer, Set<String> met) {
        String shown = what.length() > 300 ? what.substring(0, 300) : what;
        assertThat(answer.status()).as("%s: %s", shown, answer.text()).isLessThan(500);
        met.add(Integer.toString(answer.status()));
        if (answer.status() < 400 || what.startsWith("HEAD")) {
            return;
        }
        assertThat(answer.header("Content-Type")).as(shown).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        String code = problem.path("code").asString();
        met.add(code);
        assertThat(CODES).contains(code);
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("detail").asString())
                .as(shown)
                .isNotEmpty()
                .doesNotContain("Exception", "java.", "io.beatframe");
        assertThat(problem.path("detail").asString().length()).isLessThan(2000);
    }

    /** One that is there: an operation may have deleted the last. */
    private void requireSong() throws Exception {
        String id = song.substring(song.lastIndexOf('/') + 1);
        if (song.isEmpty() || service.get("/v1/songs/" + id).status() == 404) {
            song = service.upload(music);
        }
    }

    /** Of something that is there, as often as not; made anew where an operation ended it. */
    private String id(String path, String method, String name) throws Exception {
        if (name.equals("shot")) {
            return random.nextBoolean() ? "1" : nonsense.text();
        }
        if (random.nextInt(3) == 0) {
            return nonsense.text();
        }
        if (path.startsWith("/v1/songs")) {
            requireSong();
            return song.substring(song.lastIndexOf('/') + 1);
        }
        if (reel.isEmpty() || service.get("/v1/reels/" + reel).status() == 404) {
            reel =
                    service.post(
                                    "/v1/reels",
                                    Map.of(
                                            "audio_segment_url",
                                            song,
                                            "prompt",
                                            "A lone dancer in the rain"))
                            .json()
                            .path("id")
                            .asString();
        }
        boolean kept = method.equals("delete");
        String one =
                switch (random.nextInt(kept ? 1 : 4)) {
                    case 0 -> reel;
                    case 1 -> reviewed;
                    default -> finished;
                };
        if (path.endsWith("/events")) {
            // Else it would follow for half an hour.
            service.post("/v1/reels/" + one + ":cancel", null);
        }
        return one;
    }

    private String body(JsonNode operation, String type, JsonNode api) {
        if (random.nextInt(6) == 0) {
            return nonsense.garbage();
        }
        JsonNode schema = operation.path("requestBody").path("content").path(type).path("schema");
        String ref = schema.path("$ref").asString("");
        JsonNode described =
                ref.isEmpty()
                        ? schema
                        : api.path("components")
                                .path("schemas")
                                .path(ref.substring(ref.lastIndexOf('/') + 1));
        if (type.startsWith("multipart")) {
            return form(described);
        }
        ObjectNode body = Service.JSON.createObjectNode();
        // From many at once to so few that most of the order is as it should be.
        int sparse = random.nextBoolean() ? 3 : 300;
        for (String name : described.path("properties").propertyNames()) {
            if (random.nextInt(sparse) == 0) {
                body.set(name, nonsense.value(3));
            }
        }
        if (random.nextInt(3) > 0 && described.path("properties").has("prompt")) {
            body.put("prompt", "A lone dancer in the rain");
            body.put("audio_segment_url", song);
        }
        if (random.nextInt(8) == 0) {
            body.set("colour", nonsense.value(1));
        }
        return body.toString();
    }

    private String form(JsonNode described) {
        StringBuilder form = new StringBuilder();
        List<String> names = new ArrayList<>(described.path("properties").propertyNames());
        names.add("beats");
        names.add("file");
        for (String name : names) {
            if (random.nextInt(3) > 0) {
                boolean file = Set.of("song", "footage", "file").contains(name);
                form.append("--b\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append(file ? "\"; filename=\"../../x\"" : "\"")
                        .append("\r\n\r\n")
                        .append(
                                random.nextBoolean()
                                        ? nonsense.text()
                                        : nonsense.value(2).toString())
                        .append("\r\n");
            }
        }
        return form + (random.nextInt(5) > 0 ? "--b--\r\n" : "");
    }

    private String type(String right) {
        return switch (random.nextInt(12)) {
            case 0 -> "text/plain";
            case 1 -> "nonsense";
            default -> right.startsWith("multipart") ? right + "; boundary=b" : right;
        };
    }
}
