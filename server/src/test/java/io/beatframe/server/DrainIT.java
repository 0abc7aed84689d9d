package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that is told to end hands back what it cannot finish, and leaves nothing behind. */
class DrainIT {
    @TempDir Path folder;

    @Test
    void whatIsUnderWayIsHandedBackAndDoneByTheNext() throws Exception {
        Path data = folder.resolve("data");
        String reel;
        try (Service service = Service.start(data, Map.of(), "--grace", "0")) {
            String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 6));
            Map<String, Object> order =
                    Map.of(
                            "audio_segment_url",
                            song.substring(song.indexOf("/v1")),
                            "prompt",
                            "A lone dancer in the rain",
                            "model_quality",
                            "draft",
                            "duration_sec",
                            4);
            reel = service.post("/v1/reels", order).json().path("id").asString();
            service.await(reel, Duration.ofSeconds(60), "generating", "rendering");
            List<ProcessHandle> programs = service.process().descendants().toList();
            service.process().destroy();
            assertThat(service.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle program : programs) {
                program.onExit().get(60, TimeUnit.SECONDS);
            }
            assertThat(service.log()).contains("handed back").doesNotContain("A defect");
        }
        assertThat(files(data.resolve("work"))).isEmpty();

        try (Service next = Service.start(data, Map.of())) {
            JsonNode done = next.await(reel, Duration.ofSeconds(120), "done", "failed");
            assertThat(done.path("status").asString()).isEqualTo("done");
            // Handed back is no failure, and what was planned was not planned again.
            assertThat(done.path("steps").toString())
                    .contains("\"kind\":\"plan\",\"state\":\"finished\",\"attempts\":1")
                    .contains("\"kind\":\"render\",\"state\":\"finished\",\"attempts\":2");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.toList();
        }
    }
}
