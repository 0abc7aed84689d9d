package io.beatframe.server.operate;

import io.beatframe.server.Service;
import io.beatframe.testing.MadeSong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A reel that leaves its marks soon: it would begin behind the end of its song. */
final class FailedReel {
    private FailedReel() {}

    /** Its id, once it has failed with WINDOW_INVALID. */
    static String of(Service service, Path folder) throws Exception {
        String song = service.upload(MadeSong.music(folder.resolve("song.wav"), 3));
        Map<String, Object> order =
                Map.of(
                        "audio_segment_url",
                        song,
                        "prompt",
                        "A lone dancer in a neon city",
                        "start_sec",
                        100);
        String id = service.post("/v1/reels", order).json().path("id").asString();
        service.await(id, Duration.ofSeconds(120), "failed");
        return id;
    }
}
