package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One Idempotency-Key makes one reel: for clients that repeat, hurry, or outlive the service. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class IdempotencyIT {
    @TempDir Path folder;
    @Parameter Backend backend;

    private static Map<String, Object> order(String song, String prompt) {
        Map<String, Object> order = new HashMap<>();
        order.put("audio_segment_url", song);
        order.put("prompt", prompt);
        return order;
    }

    @Test
    void oneKeyMakesOneReel() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> database = backend.fresh();
        String song;
        Service.Answer first;
        String[] key = {"Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\""};
        try (Service service = Service.start(data, database, "--role", "api")) {
            song = service.upload(MadeSong.music(folder.resolve("s.wav"), 3));
            song = song.substring(song.indexOf("/v1"));
            Map<String, Object> order = order(song, "A lone dancer in the rain");
            first = service.post("/v1/reels", order, key);
            assertThat(first.status()).isEqualTo(202);
            Service.Answer other =
                    service.post("/v1/reels", order(song, "A lone dancer in the sun"), key);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.json().path("code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
            assertThat(service.post("/v1/reels", order, "Idempotency-Key", "a b").status())
                    .isEqualTo(400);
            // What was refused is not remembered.
            Map<String, Object> wrong = order(song, "short");
            assertThat(service.post("/v1/reels", wrong, "Idempotency-Key", "k2").status())
                    .isEqualTo(422);
            assertThat(service.post("/v1/reels", order, "Idempotency-Key", "k2").status())
                    .isEqualTo(202);

            atOnce(service, order);
            forms(service);
        }
        try (Service again = Service.start(data, database, "--role", "api")) {
            Service.Answer replayed =
                    again.post("/v1/reels", order(song, "A lone dancer in the rain"), key);
            assertThat(replayed.status()).isEqualTo(202);
            assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(replayed.header("Location")).isEqualTo(first.header("Location"));
            assertThat(replayed.http().body()).isEqualTo(first.http().body());
        }
    }

    private static void atOnce(Service service, Map<String, Object> order) throws Exception {
        Set<String> made = new TreeSet<>();
        Callable<Service.Answer> call =
                () -> service.post("/v1/reels", order, "Idempotency-Key", "hurried");
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            for (Future<Service.Answer> each : many.invokeAll(Collections.nCopies(16, call))) {
                Service.Answer answer = each.get();
                assertThat(answer.status()).isIn(202, 409);
                if (answer.status() == 202) {
                    made.add(answer.header("Location"));
                } else {
                    assertThat(answer.json().path("code").asString())
                            .isEqualTo("IDEMPOTENCY_IN_FLIGHT");
                }
            }
        }
        assertThat(made).hasSize(1);
    }

    private void forms(Service service) throws Exception {
        byte[] song = Files.readAllBytes(MadeSong.music(folder.resolve("f.wav"), 2));
        String first = form(service, song, "A boat at dawn").header("Location");
        assertThat(first).startsWith("/v1/reels/reel_");
        assertThat(form(service, song, "A boat at dawn").header("Location")).isEqualTo(first);
        assertThat(form(service, song, "A boat at dusk").status()).isEqualTo(422);
        song[song.length - 1] ^= 1;
        assertThat(form(service, song, "A boat at dawn").status()).isEqualTo(422);
        String made = service.get(first).json().path("request").toString();
        assertThat(made).contains("\"duration_sec\":2.0").contains("\"beats\":[0.0,0.5,1.0]");
    }

    private static Service.Answer form(Service service, byte[] song, String prompt) {
        String boundary = "made-by-a-test";
        String field = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        byte[] head =
                (field
                                + "\"prompt\"\r\n\r\n"
                                + prompt
                                + "\r\n"
                                + field
                                + "\"duration_sec\"\r\n\r\n2\r\n"
                                + field
                                + "\"beats\"\r\n\r\n0, 0.5, 1\r\n"
                                + field
                                + "\"song\"; filename=\"x.wav\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return service.send(
                service.request("/v1/reels", "Idempotency-Key", "form-1")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofByteArray(head),
                                        BodyPublishers.ofByteArray(song),
                                        BodyPublishers.ofByteArray(tail))));
    }
}
