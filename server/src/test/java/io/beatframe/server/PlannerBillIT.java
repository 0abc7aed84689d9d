package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.FakeLlm;
import io.beatframe.testing.FakeServer;
import io.beatframe.testing.LlmWire;
import io.beatframe.testing.MadeSong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a language model is paid is on the bill once, and said in a client's words. */
class PlannerBillIT {
    @TempDir Path folder;

    @Test
    void theSameQuestionIsAskedAndPaidOnce() throws Exception {
        LlmWire wire = LlmWire.GEMINI;
        try (FakeServer model = FakeServer.start()) {
            model.on(wire.route(), call -> FakeLlm.answer(wire, "good", call));
            Map<String, String> environment =
                    Map.of(
                            wire.keyVariable(),
                            "a-key-0123456789",
                            wire.urlVariable(),
                            model.root().toString(),
                            "BEATFRAME_PLANNER_PRICES",
                            "gemini=1/10");
            try (Service service = Service.start(folder.resolve("data"), environment)) {
                Map<String, Object> order = new HashMap<>();
                order.put(
                        "audio_segment_url",
                        service.upload(MadeSong.music(folder.resolve("song.wav"), 6)));
                order.put("prompt", "A lone dancer in a neon city");
                order.put("planner", "gemini");
                order.put("duration_sec", 4);
                order.put("review", true);
                assertThat(cost(planned(service, order))).isEqualTo(.006);
                JsonNode again = planned(service, order);
                assertThat(model.calls()).hasSize(1);
                assertThat(cost(again)).isZero();
                assertThat(service.get("/v1/reels/" + again.path("id").asString() + "/plan").text())
                        .contains("was used again and not paid again; another seed asks anew");
            }
        }
    }

    private static JsonNode planned(Service service, Map<String, Object> order) throws Exception {
        String id = service.post("/v1/reels", order).json().path("id").asString();
        return service.await(id, Duration.ofSeconds(120), "review", "failed");
    }

    private static double cost(JsonNode reel) {
        assertThat(reel.path("status").asString()).isEqualTo("review");
        return reel.path("cost").path("usd").asDouble();
    }
}
