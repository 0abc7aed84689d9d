package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.testing.MadeSong;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation that the API's description names, with values that nobody should send: whatever
 * comes, the answer is no 5xx, and what is refused is a problem with a code of ours.
 */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class ApiFuzzIT {
    private static final int ROUNDS = 30;
    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());
    private static final long SEED = 20_261_126;
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A lone dancer in a neon city",
        "\u0000",
        "\ud800",
        "\u202e\uFEFF😀",
        "../../../../etc/passwd",
        "'; drop table reel; --",
        "${jndi:ldap://x}%n%s<script>",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "/v1/songs/song_00000000000000000000000000",
        "30000/1001",
        "9:16",
        "previz",
        "draft",
        "-1",
        "9223372036854775808",
        "NaN",
        "x".repeat(70_000)
    };
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1",
        "3.5",
        "120",
        "1e308",
        "-1e-320",
        "9223372036854775807",
        "9223372036854775808",
        "1" + "0".repeat(400)
    };

    @TempDir Path folder;
    @Parameter Backend backend;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Service service;
    private Path music = Path.of("");
    private String song = "";
    private String reel = "";

    @Test
    void nothingThatComesIsAnswered5xx() throws Exception {
        try (Service running =
                Service.start(folder.resolve("data"), backend.fresh(), "--role", "api")) {
            service = running;
            music = MadeSong.music(folder.resolve("s.wav"), 2);
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
                    .contains("200", "202", "NOT_FOUND", "STATE_CONFLICT", "REQUEST_INVALID");
            assertThat(service.log()).doesNotContain("A defect");
        }
    }

    private void call(String path, String method, JsonNode operation, JsonNode api, Set<String> met)
            throws Exception {
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>();
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> address = address.replace("{" + name + "}", encoded(id(path, name)));
                case "query" -> {
                    if (random.nextBoolean()) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(name)
                                .append('=')
                                .append(encoded(text()));
                    }
                }
                case "header" -> {
                    String value = text().replaceAll("[^\\x20-\\x7e]", "").strip();
                    if (random.nextBoolean() && !value.isEmpty() && value.length() < 2000) {
                        headers.add(name);
                        headers.add(value);
                    }
                }
                default -> throw new AssertionError(parameter);
            }
        }
        HttpRequest.Builder request =
                service.request(address + query, headers.toArray(String[]::new));
        if (operation.has("requestBody")) {
            List<String> types =
                    new ArrayList<>(operation.path("requestBody").path("content").propertyNames());
            String type = types.get(random.nextInt(types.size()));
            String body = body(operation, type, api);
            request.header("Content-Type", type(type))
                    .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
        } else {
            request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody());
        }
        judge(method + " " + address + query + " " + headers, service.send(request), met);
    }

    private static void judge(String what, Service.Answer answer, Set<String> met) {
        String shown = what.length() > 300 ? what.substring(0, 300) : what;
        assertThat(answer.status()).as("%s: %s", shown, answer.text()).isLessThan(500);
        if (answer.status() < 400) {
            met.add(Integer.toString(answer.status()));
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
    private String id(String path, String name) throws Exception {
        if (name.equals("shot")) {
            return random.nextBoolean() ? "1" : text();
        }
        if (random.nextInt(3) == 0) {
            return text();
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
        if (path.endsWith("/events")) {
            // Else it would follow for half an hour.
            service.post("/v1/reels/" + reel + ":cancel", null);
        }
        return reel;
    }

    private String body(JsonNode operation, String type, JsonNode api) {
        if (random.nextInt(6) == 0) {
            return garbage();
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
                body.set(name, value(3));
            }
        }
        if (random.nextInt(3) > 0 && described.path("properties").has("prompt")) {
            body.put("prompt", "A lone dancer in the rain");
            body.put("audio_segment_url", song);
        }
        if (random.nextInt(8) == 0) {
            body.set("colour", value(1));
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
                        .append(random.nextBoolean() ? text() : value(2).toString())
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

    private String garbage() {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> "{\"prompt\": \"A lone dan";
            case 2 -> "[".repeat(5000);
            case 3 -> "{\"a\":".repeat(3000) + "1" + "}".repeat(3000);
            default -> text();
        };
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> Service.JSON.getNodeFactory().nullNode();
            case 1 -> Service.JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2, 5 -> Service.JSON.getNodeFactory().stringNode(text());
            case 3, 4 -> Service.JSON.readTree(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 6 -> {
                ArrayNode list = Service.JSON.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> Service.JSON.createObjectNode().set("x", value(depth - 1));
        };
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static String encoded(String text) {
        String part = text.length() > 500 ? text.substring(0, 500) : text;
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
