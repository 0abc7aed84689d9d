package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A reel that breaks a promise is not delivered, and its client is told which. */
class CheckFailedIT {
    @TempDir Path folder;

    /** A clock's ticks, and nothing between them, cannot be as loud as platforms want it. */
    @Test
    void aReelThatCannotBeLoudEnoughIsNotDelivered() throws Exception {
        Path ticks =
                MadeSong.write(
                        folder.resolve("ticks.wav"), 44_100, 4, t -> t % 1 < .0005 ? 0.9 : 0);
        try (Service service = Service.start(folder.resolve("data"), Map.of())) {
            Map<String, Object> order =
                    Map.of(
                            "audio_segment_url",
                            service.upload(ticks),
                            "prompt",
                            "A lone dancer in a neon city",
                            "model_quality",
                            "draft",
                            "duration_sec",
                            1);
            String id = service.post("/v1/reels", order).json().path("id").asString();
            JsonNode reel = service.await(id, Duration.ofSeconds(180), "done", "failed");
            assertThat(reel.path("error").path("code").asString()).isEqualTo("CHECK_FAILED");
            assertThat(reel.path("error").path("message").asString()).contains("loudness");
            assertThat(service.get("/v1/reels/" + id + "/video").status()).isEqualTo(409);
        }
    }
}
