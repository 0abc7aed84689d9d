package io.beatframe.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.Service;
import io.beatframe.testing.MadeSong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of a service: health, metrics, the log, and the commands beside it. */
class OperationsIT {
    private static final String SECRET = "hunter2-of-the-store";

    @TempDir Path folder;

    @Test
    void aServiceShowsHowItIs() throws Exception {
        Path data = folder.resolve("data");
        try (Service service =
                Service.start(data, Map.of("AWS_SECRET_ACCESS_KEY", SECRET), "--log", "json")) {
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/env").status()).isEqualTo(404);

            String song = service.upload(MadeSong.music(folder.resolve("song.wav"), 3));
            String id =
                    service.post(
                                    "/v1/reels",
                                    Map.of(
                                            "audio_segment_url",
                                            song,
                                            "prompt",
                                            "A lone dancer in a neon city",
                                            "start_sec",
                                            100))
                            .json()
                            .path("id")
                            .asString();
            service.await(id, Duration.ofSeconds(60), "failed");

            String metrics =
                    new String(
                            service.get("/actuator/prometheus").http().body(),
                            StandardCharsets.UTF_8);
            assertThat(metrics)
                    .contains(
                            "beatframe_failures_total{application=\"beatframe\",code=\"WINDOW_INVALID\"} 1.0")
                    .contains(
                            "beatframe_steps{application=\"beatframe\",kind=\"render\",state=\"waiting\"} 0.0")
                    .containsPattern("beatframe_reels\\{.*status=\"queued\"} 0.0")
                    .containsPattern(
                            "beatframe_step_seconds_count\\{.*end=\"failed\",kind=\"plan\"} 1");

            List<JsonNode> lines = new ArrayList<>();
            for (String line : service.log().lines().toList()) {
                if (line.startsWith("{")) {
                    lines.add(JsonMapper.shared().readTree(line));
                }
            }
            assertThat(lines)
                    .anySatisfy(line -> {
                        assertThat(line.path("reel").asString("")).isEqualTo(id);
                        assertThat(line.path("tenant").asString("")).isEqualTo("local");
                        assertThat(line.path("message").asString("")).contains("WINDOW_INVALID");
                    });
            assertThat(service.log()).doesNotContain(SECRET);
        }
        // The service has ended, so its database is free.
        assertThat(command("db", "migrate", "--data", data.toString())).contains("Nothing to do");
        assertThat(command("gc", "--dry-run", "--data", data.toString()))
                .contains("Would remove 0 folders");
    }

    private static String command(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.beatframe.server.BeatframeServer"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
