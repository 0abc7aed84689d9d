package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.MadeSong;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A person looks at the plan, changes it, approves it, changes a shot, and forgets the reel. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class ReelChangesIT {
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir Path folder;
    @Parameter Backend backend;

    @Test
    void aReelIsReviewedChangedAndForgotten() throws Exception {
        try (Service service = Service.start(folder.resolve("data"), backend.fresh())) {
            String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 6));
            String path = path(service, song);
            service.await(id(path), LONG, "review", "failed");
            assertThat(service.get(path + "/video").status()).isEqualTo(409);

            String plan = service.get(path + "/plan").text();
            requireTags(service, path, plan);
            refuseWhatNamesFiles(service, path, plan);
            String edited =
                    plan.replaceAll(
                            "\"color_palette\" : \"\\w+\"", "\"color_palette\" : \"film_stock\"");
            assertThat(put(service, path, edited).status()).isEqualTo(202);
            assertThat(service.get(path + "/plan").text()).contains("film_stock");
            assertThat(service.get(path).json().path("status").asString()).isEqualTo("review");

            assertThat(service.post(path + ":approve", null).status()).isEqualTo(200);
            assertThat(service.post(path + ":approve", null).status()).isEqualTo(409);
            assertThat(put(service, path, edited).status()).isEqualTo(409);
            JsonNode done = service.await(id(path), LONG, "done", "failed");
            assertThat(done.path("status").asString()).isEqualTo("done");
            assertThat(done.path("attempts").asInt()).isEqualTo(2);
            assertThat(done.path("cost").path("usd").asDouble()).isZero();
            bundle(service, path);

            aShotAnew(service, path);
            forget(service, path);
        }
    }

    private static String path(Service service, String song) {
        Service.Answer made =
                service.post(
                        "/v1/reels",
                        Map.of(
                                "audio_segment_url",
                                song,
                                "prompt",
                                "A lone dancer in a neon city",
                                "model_quality",
                                "draft",
                                "style_preset",
                                "energetic_dance",
                                "duration_sec",
                                2,
                                "review",
                                true));
        assertThat(made.status()).isEqualTo(202);
        return made.header("Location");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Service.Answer put(Service service, String path, String plan) {
        return service.send(
                service.request(path + "/plan", "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(plan)));
    }

    private static void refuseWhatNamesFiles(Service service, String path, String plan) {
        for (String edited :
                new String[] {
                    plan.replace("\"path\" : \"song\"", "\"path\" : \"/etc/passwd\""),
                    plan.replace("\"path\" : \"song\"", "\"path\" : \"../../db/beatframe.mv.db\""),
                    plan.replace("\"footage\" : [ ]", "\"footage\" : [ \"/etc/passwd\" ]"),
                    plan.replaceFirst("\"look\" : \"\\w+\"", "\"cube\" : \"/etc/passwd\""),
                    plan.replace("\"video_model\" : \"previz\"", "\"video_model\" : \"footage\""),
                    plan.replace("\"frames\" : 60", "\"frames\" : 61"),
                    plan.replace("\"frames\" : 60", "\"frames\" : 60, \"frames\" : 60"),
                    "{",
                    "[]"
                }) {
            assertThat(edited).isNotEqualTo(plan);
            Service.Answer answer = put(service, path, edited);
            String code = answer.json().path("code").asString();
            assertThat(code).as(edited).isIn("PLAN_INVALID", "PLAN_UNREADABLE");
            assertThat(answer.status()).isEqualTo(code.equals("PLAN_INVALID") ? 422 : 400);
        }
        assertThat(service.get(path + "/plan").text()).isEqualTo(plan);
    }

    /** Who has seen another plan than the one that is there changes nothing. */
    private static void requireTags(Service service, String path, String plan) {
        String tag = service.get(path + "/plan").header("ETag");
        for (String seen : new String[] {"\"other\"", tag, "*", "\"other\", " + tag}) {
            Service.Answer answer =
                    service.send(
                            service.request(
                                            path + "/plan",
                                            "Content-Type",
                                            "application/json",
                                            "If-Match",
                                            seen)
                                    .PUT(BodyPublishers.ofString(plan)));
            boolean other = seen.equals("\"other\"");
            assertThat(answer.status()).isEqualTo(other ? 412 : 202);
            assertThat(answer.text().contains("\"code\":\"PLAN_CHANGED\"")).isEqualTo(other);
        }
    }

    private static void bundle(Service service, String path) throws IOException {
        Set<String> names = new TreeSet<>();
        Service.Answer bundle = service.get(path + "/bundle");
        assertThat(bundle.header("Content-Type")).isEqualTo("application/zip");
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(bundle.http().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains(
                        "reel.mp4",
                        "plan.json",
                        "report.json",
                        "timeline.otio",
                        "contact-sheet.png");
        assertThat(service.get(path + "/bundle", "Range", "bytes=0-1").http().body())
                .isEqualTo(new byte[] {'P', 'K'});
    }

    private static void aShotAnew(Service service, String path) throws InterruptedException {
        byte[] before = service.get(path + "/video").http().body();
        int shots = service.get(path + "/plan").json().path("shots").size();
        assertThat(shots).isGreaterThan(1);
        assertThat(clips(service, "made")).isEqualTo(shots);
        assertThat(service.post(path + "/shots/99:regenerate", null).status()).isEqualTo(404);
        Service.Answer asked = service.post(path + "/shots/1:regenerate", null);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("status").asString()).isEqualTo("queued");
        // Until the new one is there, the old one is.
        assertThat(service.get(path + "/video").http().body()).isEqualTo(before);
        // A follower hears everything once, also when it connects anew in the middle.
        String first = events(service, path);
        assertThat(first).contains("\"status\":\"review\"").endsWith("\n\n");
        assertThat(first.lines().filter(l -> l.contains("\"status\":\"done\"")).count())
                .isEqualTo(2);
        String[] ids = first.lines().filter(l -> l.startsWith("id: ")).toArray(String[]::new);
        String middle = ids[ids.length / 2].substring(4);
        String rest = events(service, path, "Last-Event-ID", middle);
        assertThat(first).endsWith(rest);
        assertThat(rest.lines().filter(l -> l.startsWith("id: ")).toArray(String[]::new))
                .hasSize(ids.length - ids.length / 2 - 1);
        String last = ids[ids.length - 1].substring(4);
        assertThat(service.get(path + "/events", "Last-Event-ID", last).status()).isEqualTo(204);

        assertThat(service.get(path).json().path("status").asString()).isEqualTo("done");
        assertThat(service.get(path + "/video").http().body()).isNotEqualTo(before);
        // One shot was drawn anew, all others were there.
        assertThat(clips(service, "made")).isEqualTo(shots + 1);
        assertThat(clips(service, "kept")).isEqualTo(shots - 1);
    }

    /** Without what is only said because nothing happened for long. */
    private static String events(Service service, String path, String... headers) {
        return service.get(path + "/events", headers).text().replace(":\n\n", "");
    }

    private static int clips(Service service, String from) {
        Matcher count =
                Pattern.compile("beatframe_clips_total\\{.*from=\"" + from + "\".*} (\\d+)")
                        .matcher(service.get("/actuator/prometheus").text());
        return count.find() ? Integer.parseInt(count.group(1)) : 0;
    }

    private void forget(Service service, String path) throws IOException {
        assertThat(service.send(service.request(path).DELETE()).status()).isEqualTo(204);
        assertThat(service.get(path).status()).isEqualTo(404);
        assertThat(service.get(path + "/video").status()).isEqualTo(404);
        assertThat(service.send(service.request(path).DELETE()).status()).isEqualTo(404);
        try (Stream<Path> left = Files.walk(folder.resolve("data/store/reels"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
