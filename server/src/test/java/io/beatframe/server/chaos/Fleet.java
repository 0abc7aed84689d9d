package io.beatframe.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.server.Service;
import io.beatframe.server.store.S3Server;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.MadeVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A service as it runs for many: one process for the API, workers, PostgreSQL and S3. */
final class Fleet implements AutoCloseable {
    /** Who is at a step, and where its reel stands. */
    record AtWork(String reelId, String kind, int attempt, long pid, String status) {}

    final Postgres postgres;

    /** The way by which the service reaches it. */
    final Relay line;

    final S3Server store;

    /** The way to it. */
    final Relay road;

    /** A model that films for money. */
    final FakeVideoProvider provider;

    final Service api;
    final String song;

    /** The same song where workers fetch it from. */
    static final String SOURCE = "s3://" + S3Server.BUCKET + "/media/song.wav";

    private final Path folder;
    private final List<Service> workers = new ArrayList<>();

    Fleet(Path folder) throws Exception {
        this.folder = folder;
        this.postgres = new Postgres(folder.resolve("postgres"));
        this.line = new Relay(postgres.port());
        this.store = new S3Server(Files.createDirectories(folder.resolve("s3")));
        this.road = new Relay(store.port());
        MadeVideo videos = new MadeVideo(Ffmpeg.locate());
        this.provider =
                new FakeVideoProvider(
                        new FakeGeminiOmni(),
                        job ->
                                videos.moving(
                                        360,
                                        640,
                                        24,
                                        Double.parseDouble(job.length().replace("s", ""))));
        this.api = Service.start(folder.resolve("api"), environment(), "--role", "api");
        Path made = MadeSong.music(folder.resolve("song.wav"), 6);
        this.song = api.upload(made);
        Path media = folder.resolve("s3").resolve(S3Server.BUCKET).resolve("media");
        Files.copy(made, Files.createDirectories(media).resolve("song.wav"));
        postgres.client()
                .sql("update tenant set s3_inputs = :folder")
                .param("folder", SOURCE.replace("song.wav", ""))
                .update();
    }

    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Postgres.environment(line.port()));
        all.putAll(store.environment(road.port()));
        all.put("GEMINI_API_KEY", "a-key");
        all.put("BEATFRAME_GEMINI_URL", provider.root().toString());
        return all;
    }

    /** As many workers as that, each with one slot. */
    void keepWorkers(int count) throws Exception {
        workers.removeIf(worker -> !worker.process().isAlive());
        while (workers.size() < count) {
            Path data = Files.createTempDirectory(folder, "worker-");
            workers.add(worker(data));
        }
        while (workers.size() > count) {
            workers.removeLast().close();
        }
    }

    Service worker(Path data) throws Exception {
        return Service.start(data, environment(), "--role", "worker", "--slots", "1");
    }

    List<Service> workers() {
        return List.copyOf(workers);
    }

    String order() {
        return order(2);
    }

    String order(int seconds) {
        return order(song, seconds, "A lone dancer in a neon city after rain", "previz");
    }

    /** A reel whose song is fetched first. */
    String orderOfSource() {
        return order(SOURCE, 2, "A lone dancer in a neon city after rain", "previz");
    }

    /** A reel whose song is fetched, and for which clips are ordered elsewhere. */
    String orderOfModel(String prompt) {
        return order(SOURCE, 4, prompt, "gemini-omni");
    }

    private String order(String url, int seconds, String prompt, String model) {
        Map<String, Object> order = new HashMap<>();
        order.put("audio_segment_url", url);
        order.put("prompt", prompt);
        order.put("video_model", model);
        order.put("model_quality", "draft");
        order.put("duration_sec", seconds);
        Service.Answer accepted = api.post("/v1/reels", order);
        assertThat(accepted.status()).isEqualTo(202);
        return accepted.json().path("id").asString();
    }

    /** The reel when it is done, and passed its own check. */
    JsonNode done(String reelId) throws InterruptedException {
        JsonNode reel = api.await(reelId, Duration.ofMinutes(4), "done", "failed");
        assertThat(reel.path("error_message").asString("")).isEmpty();
        assertThat(reel.path("report").path("quality").path("passed").asBoolean()).isTrue();
        Service.Answer video = api.get("/v1/reels/" + reelId + "/video");
        assertThat(video.status()).isEqualTo(200);
        assertThat(new String(video.http().body(), 4, 4)).isEqualTo("ftyp");
        return reel;
    }

    Optional<AtWork> atWork(String reelId) {
        JdbcClient jdbc = postgres.client();
        return jdbc.sql(
                        "select s.kind, s.attempt, s.worker, r.status from step s join reel r on r.id ="
                                + " s.reel_id where r.id = :id and s.state = 'running'")
                .param("id", reelId)
                .query((row, index) ->
                        new AtWork(
                                reelId,
                                row.getString(1),
                                row.getInt(2),
                                Long.parseLong(row.getString(3).replaceFirst(".*:", "")),
                                row.getString(4)))
                .optional();
    }

    Service workerOf(AtWork at) {
        return workers.stream()
                .filter(worker -> worker.process().pid() == at.pid())
                .findFirst()
                .orElseThrow();
    }

    /** Looks fifty times a second until there is one. */
    static <T> T await(Duration most, Supplier<Optional<T>> look) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(most)
                .until(look::get, Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() throws Exception {
        for (Service worker : workers) {
            worker.process().destroyForcibly().waitFor();
        }
        api.close();
        road.close();
        store.close();
        provider.close();
        line.close();
        postgres.close();
    }
}
