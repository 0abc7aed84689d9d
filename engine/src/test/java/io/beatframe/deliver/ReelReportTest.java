package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.check.Finding;
import io.beatframe.check.Flashes;
import io.beatframe.check.QualityReport;
import io.beatframe.clip.Clip;
import io.beatframe.grade.Lut3D;
import io.beatframe.plan.ShotPlan;
import io.beatframe.render.WordsOverFaces;
import io.beatframe.testing.MadeReel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReelReportTest {
    private static QualityReport silent() {
        return new QualityReport(
                false,
                120,
                4,
                540,
                960,
                "30",
                "h264",
                "aac",
                0,
                List.of(),
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                new Flashes(1, 0),
                List.of(
                        new Finding(
                                Finding.Code.SILENT,
                                Finding.Severity.ERROR,
                                OptionalDouble.empty(),
                                "No sound.")));
    }

    private static JsonNode json() {
        ShotPlan plan = Plans.of(2);
        Lut3D cube = Lut3D.bake(2, rgb -> {});
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("music", 0.5);
        seconds.put("clip", Double.NaN);
        ReelReport report =
                ReelReport.of(
                        plan,
                        List.of(
                                Clip.silent(1, Path.of("1.mp4"), 60, "previz", false, List.of()),
                                Clip.silent(
                                        2,
                                        Path.of("2.mp4"),
                                        60,
                                        "beach.mp4 at 12.4 s",
                                        false,
                                        List.of("HDR"))),
                        List.of(
                                MadeReel.grade(1, cube, 4.5, 0.5),
                                MadeReel.grade(2, cube, Double.NaN, 0.5)),
                        silent(),
                        seconds,
                        new ReelReport.Versions("0.1.0", "8.1.2"),
                        Optional.of(new WordsOverFaces(2, 1, 90, 0, 40)),
                        List.of("Quiet."));
        return JsonMapper.shared().readTree(PlainJson.write(report));
    }

    @Test
    void saysWhatWasAskedHeardAndMade() {
        JsonNode json = json();
        assertThat(json.path("request").path("style").asString()).isEqualTo("energetic_dance");
        assertThat(json.path("request").path("song").asString()).isEqualTo("song.ogg");
        assertThat(json.path("song").path("downbeats").asInt()).isEqualTo(2);
        JsonNode half = json.path("song").path("tempos").path(1);
        assertThat(half.path("relation").asString()).isEqualTo("half");
        assertThat(half.path("bpm").asDouble()).isEqualTo(60);
        assertThat(half.path("score").asDouble()).isEqualTo(0.25);
        assertThat(json.path("song").path("sections").path(1).path("kind").asString())
                .isEqualTo("peak");
        JsonNode second = json.path("shots").path(1);
        assertThat(second.path("startFrame").asInt()).isEqualTo(60);
        assertThat(second.path("origin").asString()).isEqualTo("beach.mp4 at 12.4 s");
        assertThat(second.path("transitionIn").asString()).isEqualTo("hard_cut");
        assertThat(second.path("correction").path("contrast").asDouble()).isEqualTo(1);
        assertThat(json.path("shots").path(0).path("transitionIn").isNull()).isTrue();
        assertThat(json.path("shots").path(0).path("deltaEBefore").asDouble()).isEqualTo(4.5);
        assertThat(json.path("request").path("look").asString()).isEqualTo("cool_moody");
        assertThat(second.path("coloursAsFilmed").path("frameCount").asInt()).isEqualTo(1);
        assertThat(json.path("words").path("overFacesAtUsualPlaces").asInt()).isEqualTo(40);
        assertThat(json.path("cost").path("spentUsd").asDouble()).isZero();
        assertThat(json.path("notes").path(0).asString()).isEqualTo("Nothing was replaced.");
    }

    @Test
    void whatIsNoNumberIsNull() {
        JsonNode json = json();
        assertThat(json.path("quality").path("loudnessLufs").isNull()).isTrue();
        assertThat(json.path("quality").path("truePeakDbtp").isNull()).isTrue();
        assertThat(json.path("quality").path("findings").path(0).path("at").isNull()).isTrue();
        assertThat(json.path("shots").path(1).path("deltaEBefore").isNull()).isTrue();
        assertThat(json.path("stageSeconds").path("clip").isNull()).isTrue();
        assertThat(json.path("stageSeconds").path("music").asDouble()).isEqualTo(0.5);
    }
}
