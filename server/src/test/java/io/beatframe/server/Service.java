package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the service, as an operator starts it, and a client of its API. */
public final class Service implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ADDRESS = Pattern.compile("serves (http://\\S+:\\d+)/v1");
    private static final Duration START = Duration.ofSeconds(180);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String address;

    private Service(Process process, Path log) throws IOException, InterruptedException {
        this.process = process;
        this.log = log;
        this.address = awaitAddress();
    }

    /** With {@code serve --port 0} and the given options, on a data folder. */
    public static Service start(Path data, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        return start(Command.java(), data, environment, options);
    }

    /** As operators do it, with the compiler that makes long work fast. */
    public static Service startAsShipped(
            Path data, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        return start(Command.javaAsShipped(), data, environment, options);
    }

    private static Service start(
            List<String> java, Path data, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(data), "serve-", ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("BEATFRAME_DB_URL");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new Service(builder.start(), log);
    }

    private String awaitAddress() throws IOException, InterruptedException {
        Instant giveUp = Instant.now().plus(START);
        while (Instant.now().isBefore(giveUp)) {
            Matcher matcher = ADDRESS.matcher(log());
            if (matcher.find()) {
                return matcher.group(1).replace("0.0.0.0", "127.0.0.1");
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new AssertionError("It does not start: " + log());
    }

    public String log() throws IOException {
        // It may end in the middle of a letter, as it is being written.
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }

    public String address() {
        return address;
    }

    public Process process() {
        return process;
    }

    /** An answer and its JSON, if it is JSON. */
    public record Answer(int status, HttpResponse<byte[]> http) {
        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, @Nullable Object body, String... headers) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(
                                body instanceof String text ? text : JSON.writeValueAsString(body));
        return send(
                request(path, headers).header("Content-Type", "application/json").POST(publisher));
    }

    /** Uploads a file; returns its url. */
    public String upload(Path file, String... headers) throws IOException {
        Answer answer = multipart("/v1/songs", file, headers);
        assertThat(answer.status()).as(new String(answer.http().body())).isEqualTo(201);
        return answer.json().path("url").asString();
    }

    public Answer multipart(String path, Path file, String... headers) throws IOException {
        String boundary = "----made-by-a-test";
        byte[] head =
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + file.getFileName()
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(
                request(path, headers)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofByteArray(head),
                                        BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                                        BodyPublishers.ofByteArray(tail))));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request.timeout(Duration.ofSeconds(150)).build(),
                            BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    /** Waits until the reel has one of these statuses, and returns it. */
    public JsonNode await(String id, Duration most, String... statuses) {
        return Awaitility.await()
                .atMost(most)
                .until(
                        () -> get("/v1/reels/" + id).json(),
                        reel -> List.of(statuses).contains(reel.path("status").asString()));
    }

    /** As SIGTERM does it; waits for the end. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end.");
        }
    }
}
