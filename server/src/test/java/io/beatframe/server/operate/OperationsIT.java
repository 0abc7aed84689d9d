package io.beatframe.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.Command;
import io.beatframe.server.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

            String id = FailedReel.of(service, folder);

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
                            "beatframe_step_seconds_count\\{.*end=\"failed\",kind=\"plan\"} 1")
                    .containsPattern(
                            "beatframe_step_seconds_bucket\\{.*kind=\"plan\",le=\"60.0\"} 1");

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
        assertThat(command(data, "db", "migrate")).contains("Nothing to do");
        assertThat(command(data, "gc", "--dry-run")).contains("Would remove 0 folders");
        assertThat(command(data, "tenants", "limit", "local", "--keep-days", "30"))
                .containsPattern("local .* 30 +none");
        assertThat(command(data, "tenants", "limit", "local", "--spend-cap-usd", "5"))
                .as("what is not named stays")
                .containsPattern("local .* 5 +30 +none");
    }

    private static String command(Path data, String... words) throws Exception {
        Command command = Command.run(data, Map.of(), words);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        return command.out();
    }
}
