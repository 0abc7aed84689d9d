package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.beatframe.testing.MadeSong;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The service as a client meets it: another process, HTTP, either database, real reels. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class ServiceIT {
    private static Path folder;

    private static Service service;
    private static String song;

    @Parameter Backend backend;

    @BeforeParameterizedClassInvocation
    static void start(Backend backend, @TempDir Path temporary)
            throws IOException, InterruptedException {
        folder = temporary;
        service = Service.start(folder.resolve("data"), backend.fresh());
        song = service.upload(MadeSong.music(folder.resolve("söng.wav"), 6));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws InterruptedException {
        service.close();
    }

    private static Map<String, Object> order() {
        Map<String, Object> order = new HashMap<>();
        order.put("audio_segment_url", song);
        order.put("prompt", "A lone dancer in a neon city after rain");
        order.put("style_preset", "energetic_dance");
        order.put("model_quality", "draft");
        order.put("duration_sec", 2);
        return order;
    }

    @Test
    void aSongAndASentenceBecomeAReel() throws Exception {
        Service.Answer accepted = service.post("/v1/reels", order());
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().path("id").asString();
        assertThat(accepted.header("Location")).isEqualTo("/v1/reels/" + id);
        assertThat(accepted.json().path("status").asString()).isEqualTo("queued");

        JsonNode reel = service.await(id, Duration.ofSeconds(120), "done", "failed");
        assertThat(reel.path("error_message").asString("")).isEmpty();
        assertThat(reel.path("status").asString()).isEqualTo("done");
        assertThat(reel.path("progress").asDouble()).isEqualTo(1);
        assertThat(reel.path("report").path("quality").path("passed").asBoolean()).isTrue();
        assertThat(reel.path("report").path("quality").path("frames").asInt()).isEqualTo(60);
        assertThat(reel.path("plan").path("frames").asInt()).isEqualTo(60);
        assertThat(reel.path("plan").path("song").path("path").asString()).isEqualTo("song");
        assertThat(reel.toString()).doesNotContain(folder.toString());

        String video = "/v1/reels/" + id + "/video";
        assertThat(reel.path("final_video_url").asString()).endsWith(video);
        Service.Answer whole = service.get(video);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
        byte[] bytes = whole.http().body();
        assertThat(new String(bytes, 4, 4)).isEqualTo("ftyp");
        Service.Answer part = service.get(video, "Range", "bytes=1000-1999");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.http().body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, 2000));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-1999/" + bytes.length);
        requireRightRanges(video, whole);
        assertThat(service.get("/v1/reels/" + id + "/report").json().path("quality").isObject())
                .isTrue();
        assertThat(
                        new String(
                                service.get("/v1/reels/" + id + "/contact-sheet").http().body(),
                                1,
                                3))
                .isEqualTo("PNG");
        assertThat(service.get("/v1/reels").json().path("items").get(0).path("id").asString())
                .isNotEmpty();
        // Another test's reel may still be on its way out.
        await().until(() -> !inUse(folder.resolve("data/work")));
    }

    private static void requireRightRanges(String video, Service.Answer whole) {
        String tag = whole.header("ETag");
        int size = whole.http().body().length;
        String[] range = {"Range", "bytes=0-1", "If-Range", tag};
        assertThat(service.get(video, range).http().body()).hasSize(2);
        // Of a file that is another by now nothing is glued to what was there.
        range[3] = "\"another\"";
        assertThat(service.get(video, range).status()).isEqualTo(200);
        assertThat(service.get(video, range).http().body()).hasSize(size);
        assertThat(service.get(video, "If-None-Match", tag).status()).isEqualTo(304);
        Service.Answer outside = service.get(video, "Range", "bytes=" + size + "-");
        assertThat(outside.status()).isEqualTo(416);
        assertThat(outside.header("Content-Range")).isEqualTo("bytes */" + size);
        assertThat(outside.json().path("detail").asString())
                .isEqualTo("The file has " + size + " bytes.");
        Service.Answer head =
                service.send(
                        service.request(video, "Range", "bytes=0-1")
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).as("RFC 9110: ranges are of GET alone").isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("" + size);
        assertThat(head.http().body()).isEmpty();
    }

    @Test
    void aCancelledReelStopsItsProgramsWithinTwoSeconds() throws Exception {
        Map<String, Object> order = order();
        order.put("model_quality", "standard");
        order.put("duration_sec", 6);
        String id = service.post("/v1/reels", order).json().path("id").asString();
        service.await(id, Duration.ofSeconds(120), "generating", "rendering");
        Service.Answer early = service.get("/v1/reels/" + id + "/video");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("code").asString()).isEqualTo("STATE_CONFLICT");

        long asked = System.nanoTime();
        Service.Answer cancelled = service.post("/v1/reels/" + id + ":cancel", null);
        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
        within(
                Duration.ofSeconds(2),
                asked,
                () -> service.process().descendants().findAny().isPresent());
        // A frame that is being drawn is drawn to its end.
        within(Duration.ofSeconds(10), asked, () -> inUse(folder.resolve("data/work")));
        JsonNode reel = service.get("/v1/reels/" + id).json();
        assertThat(reel.path("status").asString()).isEqualTo("cancelled");
        assertThat(service.post("/v1/reels/" + id + ":cancel", null).status()).isEqualTo(200);
    }

    private static void within(Duration limit, long since, Callable<Boolean> busy) {
        await().pollDelay(Duration.ZERO)
                .atMost(limit.minusNanos(System.nanoTime() - since))
                .until(busy, is -> !is);
    }

    private static boolean inUse(Path desks) {
        try (Stream<Path> left = Files.list(desks)) {
            return left.findAny().isPresent();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void aFileThatIsNoSongIsRefusedAndToldWhy() throws Exception {
        Service.Answer refused =
                service.multipart(
                        "/v1/songs", Files.writeString(folder.resolve("song.mp3"), "no song"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("code").asString()).isEqualTo("MEDIA_UNREADABLE");
        assertThat(refused.json().path("detail").asString()).startsWith("'song.mp3'");
    }

    @Test
    void aSongIsHeardWhenItComes() throws Exception {
        JsonNode heard = service.get(song.substring(song.indexOf("/v1"))).json();
        assertThat(heard.path("url").asString()).isEqualTo(song);
        assertThat(heard.path("file_name").asString()).isEqualTo("söng.wav");
        JsonNode analysis = heard.path("analysis");
        assertThat(analysis.path("duration_sec").asDouble()).isBetween(5.9, 6.1);
        assertThat(analysis.path("bpm").asDouble()).isBetween(60.0, 200.0);
        assertThat(analysis.path("beats").size()).isGreaterThan(5);
        assertThat(analysis.path("sections").isEmpty()).isFalse();
        assertThat(analysis.path("waveform").path("peaks").size()).isBetween(500, 1000);
    }

    @Test
    void whatCanBeChosenIsListedAndPriced() {
        assertThat(service.get("/v1/styles").json().size()).isEqualTo(6);
        assertThat(service.get("/v1/looks").json().size()).isEqualTo(4);
        JsonNode models = service.get("/v1/models").json();
        assertThat(models.get(0).path("id").asString()).isEqualTo("previz");
        assertThat(models.get(1).path("id").asString()).isEqualTo("footage");
        JsonNode free = service.post("/v1/estimates", Map.of("duration_sec", 30)).json();
        assertThat(free.path("usd").asDouble()).isZero();
        assertThat(free.path("exact").asBoolean()).isTrue();
        for (JsonNode model : models) {
            Service.Answer answer =
                    service.post(
                            "/v1/estimates", Map.of("video_model", model.path("id").asString()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("basis").asString()).isNotEmpty();
        }
        assertThat(service.post("/v1/estimates", Map.of("video_model", "nobody")).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    prompt            | short      | 422 | PROMPT_LENGTH
                    style_preset      | baroque    | 422 | STYLE_UNKNOWN
                    color_palette     | mud        | 422 | PALETTE_UNKNOWN
                    model_quality     | best       | 422 | QUALITY_UNKNOWN
                    aspect_ratio      | 2:1        | 422 | ASPECT_UNKNOWN
                    fps               | 31         | 422 | FPS_UNKNOWN
                    duration_sec      | 9999       | 422 | WINDOW_INVALID
                    bpm               | 20         | 422 | BPM_RANGE
                    look              | /etc/a.cube| 422 | LOOK_UNKNOWN
                    video_model       | nobodys    | 422 | MODEL_UNKNOWN
                    planner           | nobody     | 422 | PLANNER_UNKNOWN
                    duration_sec      | long       | 400 | REQUEST_INVALID
                    colour            | red        | 400 | REQUEST_INVALID
                    audio_segment_url | /etc/passwd| 400 | REQUEST_INVALID
                    audio_segment_url | file:///etc/passwd | 400 | REQUEST_INVALID
                    audio_segment_url | http://169.254.169.254/ | 400 | REQUEST_INVALID
                    audio_segment_url | s3://media/a.mp3 | 422 | FETCH_REFUSED
                    audio_segment_url | s3://media/../a.mp3 | 422 | FETCH_REFUSED
                    beat_speed        | 3          | 422 | OPTION_INVALID
                    beat_offset       | 40         | 422 | OPTION_INVALID
                    beat_offset       | 11s        | 422 | OPTION_INVALID
                    keep_sound        | loud       | 400 | REQUEST_INVALID
                    captions          | words      | 400 | REQUEST_INVALID
                    title             | ''         | 422 | TITLE_INVALID
                    audio_segment_url | https://me:secret@example.com/a.mp3 | 422 | FETCH_REFUSED
                    audio_segment_url | /v1/songs/song_00000000000000000000000000 | 404 | NOT_FOUND
                    """)
    void aWrongOrderIsRefusedWithItsCode(String field, String value, int status, String code) {
        Map<String, Object> order = order();
        order.put(field, value);
        Service.Answer answer = service.post("/v1/reels", order);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:beatframe:error:" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).isNotEmpty();
    }

    @Test
    void aCaptionWithoutWordsIsRefused() {
        Map<String, Object> order = order();
        order.put("captions", List.of(Map.of("start_sec", 2, "end_sec", 3)));
        Service.Answer answer = service.post("/v1/reels", order);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo("CAPTIONS_INVALID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET  | /v1/reels/reel_none     | 404 | NOT_FOUND
                    GET  | /v1/reels?limit=0       | 400 | REQUEST_INVALID
                    GET  | /v1/reels?limit=many    | 400 | REQUEST_INVALID
                    GET  | /v1/reels?status=lost   | 400 | REQUEST_INVALID
                    GET  | /nowhere                | 404 | NOT_FOUND
                    PUT  | /v1/reels               | 405 | REQUEST_INVALID
                    POST | /v1/reels               | 415 | REQUEST_INVALID
                    POST | /v1/reels/reel_x:cancel | 404 | NOT_FOUND
                    """)
    void aWrongCallIsAProblemOfOurs(String method, String path, int status, String code) {
        Service.Answer answer =
                service.send(
                        service.request(path)
                                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        for (int i = 0; i < 3; i++) {
            String id = service.post("/v1/reels", order()).json().path("id").asString();
            service.post("/v1/reels/" + id + ":cancel", null);
        }
        JsonNode first = service.get("/v1/reels?limit=2&status=cancelled").json();
        assertThat(first.path("items").size()).isEqualTo(2);
        String cursor = first.path("next_cursor").asString();
        JsonNode second = service.get("/v1/reels?limit=2&status=cancelled&cursor=" + cursor).json();
        assertThat(second.path("items").get(0).path("id").asString()).isLessThan(cursor);
    }

    @Test
    void withoutKeysOtherSitesAreNotHeard() {
        Service.Answer page = service.get("/v1/reels", "Origin", "https://example.com");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.json().path("code").asString()).isEqualTo("HOST_REFUSED");
        assertThat(service.get("/v1/reels", "Origin", "http://localhost:3000").status())
                .isEqualTo(200);
    }
}
