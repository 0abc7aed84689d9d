package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A tenant that may spend little: what a plan would cost is compared before anything is ordered.
 */
class SpendIT {
    @TempDir Path folder;

    @Test
    void whatWouldPassTheCapIsNotOrdered() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> environment = new HashMap<>();
        try (FakeVideoProvider provider =
                new FakeVideoProvider(new FakeGeminiOmni(), job -> new byte[0])) {
            environment.put("GEMINI_API_KEY", "a-key");
            environment.put("BEATFRAME_GEMINI_URL", provider.root().toString());
            Command.run(data, environment, "tenants", "limit", "local", "--spend-cap-usd", "0.01")
                    .requireSuccess();
            try (Service service = Service.start(data, environment)) {
                String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 6));
                Map<String, Object> order = new HashMap<>();
                order.put("audio_segment_url", song);
                order.put("prompt", "A lone dancer in a neon city");
                order.put("video_model", "gemini-omni");
                order.put("duration_sec", 4);
                String id = service.post("/v1/reels", order).json().path("id").asString();
                JsonNode reel = service.await(id, Duration.ofSeconds(120), "done", "failed");
                assertThat(reel.path("error").path("code").asString()).isEqualTo("QUOTA_EXCEEDED");
                assertThat(reel.path("error").path("message").asString())
                        .contains("this would cost 0.")
                        .contains("cap is 0.01");
                assertThat(reel.path("cost").path("usd").asDouble()).isZero();
            }
            assertThat(provider.count(Call.SUBMIT)).isZero();
        }
    }
}
