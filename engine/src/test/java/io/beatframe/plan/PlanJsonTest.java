package io.beatframe.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.MusicWindow;
import io.beatframe.request.FilmEffects;
import io.beatframe.request.Grading;
import io.beatframe.request.LookChoice;
import io.beatframe.request.Style;
import io.beatframe.time.FrameRange;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanJsonTest {
    private static final String PROMPT = "A \"lone\" dancer \\ in a neon city\n\tafter rain 🌧";

    @ParameterizedTest
    @EnumSource
    void aWrittenPlanIsReadAsItWas(Style style) {
        for (FrameRate rate :
                new FrameRate[] {FrameRate.FPS_24, FrameRate.FPS_29_97, FrameRate.FPS_60}) {
            ShotPlan plan = plan(style, rate);
            assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        }
    }

    @Test
    void pathsInAFileAreRelativeToItsFolder(@TempDir Path folder) throws IOException {
        ShotPlan plan = plan(Style.FILM_NOIR, FrameRate.FPS_30);
        Path file = Files.createDirectories(folder.resolve("plans")).resolve("plan.json");
        Files.writeString(file, PlanJson.write(plan));
        assertThat(PlanJson.read(file).music().song())
                .isEqualTo(folder.resolve("plans").resolve("song.wav"));
        Files.writeString(file, PlanJson.write(plan, file));
        assertThat(PlanJson.read(file).music().song())
                .isEqualTo(Path.of("song.wav").toAbsolutePath());
    }

    @Test
    void aCubeIsAPathAndNoGradingIsThePalettes(@TempDir Path folder) throws IOException {
        ShotPlan plan = plan(Style.FILM_NOIR, FrameRate.FPS_30);
        String json = PlanJson.write(plan);
        Path file = folder.resolve("plan.json");
        String look = "\"look\" : \"warm_cinematic\"";
        Files.writeString(file, json.replace(look, "\"cube\" : \"luts/x.cube\""));
        assertThat(PlanJson.read(file).brief().grading())
                .isEqualTo(
                        new Grading(
                                new LookChoice.OfCube(folder.resolve("luts/x.cube")),
                                1,
                                FilmEffects.NONE));
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(json);
        ((ObjectNode) tree.get("request")).remove("grading");
        assertThat(PlanJson.read(tree.toString())).isEqualTo(plan);
    }

    @Test
    void temposMayBeMissingButNotMakeMoreThanOne() {
        ShotPlan plan = plan(Style.FILM_NOIR, FrameRate.FPS_30);
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(PlanJson.write(plan));
        ObjectNode song = (ObjectNode) tree.get("song");
        ((ObjectNode) song.get("tempos")).put("half", 0.5);
        assertThatThrownBy(() -> PlanJson.read(tree.toString()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("as_heard");
        song.remove("tempos");
        assertThat(PlanJson.read(tree.toString()).music().tempos()).isEmpty();
    }

    @Test
    void titlesComeBackAsTheyWere() {
        ShotPlan plan =
                plan(Style.FILM_NOIR, FrameRate.FPS_30)
                        .with(
                                List.of(
                                        new Title(
                                                Title.Role.TITLE,
                                                new FrameRange(0, 90),
                                                "It's 100 % [yours]: \\ \"':,;\nسلام",
                                                OptionalDouble.empty()),
                                        new Title(
                                                Title.Role.CAPTION,
                                                new FrameRange(30, 60),
                                                "la la",
                                                OptionalDouble.of(-0.2))));
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(PlanJson.write(plan));
        tree.remove("titles");
        ((ObjectNode) tree.get("request")).remove("keep_sound");
        assertThat(PlanJson.read(tree.toString())).isEqualTo(plan.with(List.of()));
    }

    @Test
    void titlesThatOverlapOrCannotBeReadAreRefused() {
        ShotPlan plan = plan(Style.FILM_NOIR, FrameRate.FPS_30);
        Title first =
                new Title(Title.Role.CAPTION, new FrameRange(0, 60), "one", OptionalDouble.empty());
        Title second =
                new Title(
                        Title.Role.CAPTION, new FrameRange(59, 60), "two", OptionalDouble.empty());
        String overlapping = PlanJson.write(plan.with(List.of(first, second)));
        assertThatThrownBy(() -> PlanJson.read(overlapping))
                .hasMessageContaining("title 2, start_frame: another caption is still shown");
        String tooLong =
                PlanJson.write(plan.with(List.of(first))).replace("\"one\"", "\" \\u0007 \"");
        assertThatThrownBy(() -> PlanJson.read(tooLong)).hasMessageContaining("title 1, text");
    }

    @Test
    void whatFollowsFromOtherFieldsMayBeLeftOut() {
        ShotPlan plan = plan(Style.FILM_NOIR, FrameRate.FPS_29_97);
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(PlanJson.write(plan));
        tree.remove("expected_total_duration");
        for (JsonNode node : tree.get("shots").values()) {
            ObjectNode shot = (ObjectNode) node;
            shot.remove(
                    List.of(
                            "start_sec",
                            "end_sec",
                            "duration_sec",
                            "transition_in",
                            "beat_times_in_segment",
                            "cut_on_beat_sec"));
            shot.put("comment", "mine");
        }
        assertThat(PlanJson.read(tree.toString())).isEqualTo(plan);
    }

    /** The plan under edit: drama at 30 fps; shot 2 is frames 116 to 231, shot 3 begins at 232. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "camera" : "push_in"         | "camera" : "flyover"        | shot 1, camera: The plan says 'flyover' where it must say one of: static, push_in
                    "shot_size" : "medium"       | "shot_size" : 5             | shot 2, shot_size: The plan says '5' where it must say one of: wide, medium, close
                    "energy" : 0.\\d+,           | "energy" : NaN,             | shot 1, energy: must be a number from 0 to 1, not NaN
                    "energy" : 0.\\d+,           | "energy" : 1e999,           | shot 1, energy: must be a number from 0 to 1, not
                    "energy" : 0.\\d+,           | "energy" : "loud",          | shot 1, energy: must be a number from 0 to 1, not the text 'loud'
                    "energy" : 0.\\d+,           |                             | shot 1, energy: is missing
                    "start_frame" : 116          | "start_frame" : 120         | shot 2, start_frame: 120 leaves a gap of 4 frames; it must be 116, where shot 1 ends
                    "start_frame" : 116          | "start_frame" : 110         | shot 2, start_frame: 110 overlaps by 6 frames; it must be 116, where shot 1 ends
                    "start_frame" : 116          | "start_frame" : 116.5       | shot 2, start_frame: must be a whole number from 0 to 5399, not 116.5
                    "start_frame" : 116          | "start_frame" : 99999999999999999999999 | shot 2, start_frame: must be a whole number from 0 to 5399, not 99999999999999999999999
                    "start_frame" : 116          | "start_frame" : -1          | shot 2, start_frame: must be a whole number from 0 to 5399, not -1
                    "start_frame" : 116          | "start_frame" : null        | shot 2, start_frame: must be a whole number from 0 to 5399, not null
                    "frames" : 900               | "frames" : 901              | expected_total_duration: 30.0 contradicts frames
                    "expected_total_duration" : 30.0 | "expected_total_duration" : 31.0 | expected_total_duration: 31.0 contradicts frames, from which follow 30.0 s
                    "start_sec" : 3.866667       | "start_sec" : 4             | shot 2, start_sec: 4.0 contradicts start_frame, from which follow 3.866667 s; frames rule
                    "id" : 2                     | "id" : 1                    | shot 2, id: must be 2, its place in the list, not 1
                    "transition_in" : "none"     | "transition_in" : "zoom"    | shot 1, transition_in: 'zoom' contradicts its place
                    "transition_out" : "hard_cut" | "transition_out" : "fade"  | transition_out: The plan says 'fade' where it must say one of: hard_cut, crossfade, dip_to_black, dip_to_white, light_leak, push, zoom, whip, glitch
                    "transition_out" : "hard_cut" | "transition_out" : "crossfade" | transition_duration_ms: a crossfade needs 1 to 8000 ms, not 0
                    "transition_out" : "hard_cut" | "transition_out" : "crossfade" | transition_in: 'hard_cut' contradicts the transition_out of the shot before, 'crossfade', which rules
                    "transition_duration_ms" : 0 | "transition_duration_ms" : 300 | transition_duration_ms: a hard_cut takes 0, not 300
                    "transition_duration_ms" : (?!0)\\d+ | "transition_duration_ms" : 8000 | frames are too few for the transitions at its ends, which take
                    "transition_out" : "none"    | "transition_out" : "zoom"   | transition_out: 'zoom' leads nowhere; the last shot has 'none'
                    "cut_on_beat_sec" : 3.870968 | "cut_on_beat_sec" : 3.5     | shot 1, cut_on_beat_sec: 3.5 is frame 105, but the shot ends at frame 116
                    "cut_on_beat_sec" : 3.870968 | "cut_on_beat_sec" : 3.86    | shot 1, cut_on_beat_sec: there is no beat at 3.86 s; the nearest is at 3.870968 s, frame 116
                    "kelvin" : \\d+              | "kelvin" : 99               | shot 1, light, kelvin: must be a whole number from 1500 to 15000, not 99
                    "light" : [{]                | "light" : "bright", "x" : {  | shot 1, light: must be an object { … }, not the text 'bright'
                    "composition" : "            | "compositon" : "            | shot 1, compositon: no such field
                    "style_preset" : "\\w+"      | "style_preset" : "western"  | request, style_preset: There is no style 'western'
                    "prompt" : ".*",             | "prompt" : "short",         | request, prompt: has 5 characters; 10 to 500 are allowed
                    "strength" : 1.0             | "strength" : 2              | request, grading, strength: must be a number from 0 to 1, not 2
                    "strength" : 1.0             | "cube" : "a.cube"           | request, grading, cube: contradicts look; keep one of the two
                    "hud" : false                | "hud" : "no"                | request, hud: must be true or false, not the text 'no'
                    "path" : "song.wav"          | "path" : "a\\\\u0000b"        | song, path: 'a b' is no file name
                    "frame_rate" : "30"          | "frame_rate" : "48"         | frame_rate: 48 is not 24, 25, 30, 60, 24000/1001 or 30000/1001
                    "frame_rate" : "30"          | "frame_rate" : "fast"       | frame_rate: The frame rate 'fast' is neither
                    "version" : 1                | "version" : 2               | version: must be a whole number from 1 to 1, not 2
                    "sec" : 0.483871             | "sec" : 0.967742            | beat 3, sec: 0.967742 must come after 0.967742
                    "strength" : 0.45            | "strength" : -1             | beat 2, strength: must be a number from 0 to 1, not -1
                    "position_in_bar" : 2        | "position_in_bar" : 0       | beat 2, position_in_bar: must be a whole number from 1 to 64, not 0
                    "kind" : "city"              | "kind" : "moonbase"         | scene, kind: The plan says 'moonbase' where it must say one of: city, mountains
                    "shots" : [\\[]              | "shots" : [], "comment" : [ | shots: is empty; a reel has at least one shot
                    "shots" : [\\[]              | "shots" : [7,               | shot 1: must be an object { … }, not 7
                    "notes" : [\\[]              | "notes" : ["\\\\u001b[2J"    | notes: holds a control character
                    "notes" : [\\[]              | "notes" : ["\\\\ud800"       | notes: holds half a character
                    "camera_movement" : "        | "camera_movement" : "\\\\u009b | camera_movement: holds a control character
                    "notes" : [\\[]              | "notes" : [5                 | notes: holds texts of up to 4000 characters, not 5
                    """)
    void anEditThatMakesNoReelIsNamed(String from, String to, String expected) {
        String json = PlanJson.write(plan(Style.CINEMATIC_DRAMA, FrameRate.FPS_30));
        String edited = json.replaceFirst(from, to == null ? "" : to);
        assertThat(edited).isNotEqualTo(json);
        assertThatThrownBy(() -> PlanJson.read(edited))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.PLAN_INVALID);
                            assertThat(failure.message()).contains(expected).doesNotContain("\n");
                            assertThat(failure.message().length()).isLessThan(2500);
                        });
    }

    @Test
    void severalProblemsAreListedTogetherButNotEndlessly() {
        String json = PlanJson.write(plan(Style.ENERGETIC_DANCE, FrameRate.FPS_30));
        assertThatThrownBy(() ->
                        PlanJson.read(
                                json.replaceAll("\"camera\" : \"\\w+\"", "\"camera\" : \"up\"")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("(1) shot 1, camera")
                .hasMessageContaining("(10) shot 10, camera")
                .hasMessageNotContaining("shot 11,")
                .hasMessageContaining("more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{",
                "[]",
                "null",
                "42",
                "{\"version\":1,\"version\":1}",
                "{} {}",
                "\u0000\u0001\u0002",
                "<html></html>",
            })
    void whatIsNoPlanAtAllIsUnreadable(String text) {
        assertThatThrownBy(() -> PlanJson.read(text))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.PLAN_UNREADABLE);
                            assertThat(failure.message())
                                    .startsWith("The plan")
                                    .doesNotContain("\n");
                        });
    }

    @Test
    void hostileFilesAreRefused(@TempDir Path folder) throws IOException {
        assertCode(folder.resolve("none.json"), ErrorCode.FILE_MISSING);
        assertCode(folder, ErrorCode.PLAN_UNREADABLE);
        Path file = folder.resolve("plan.json");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertCode(file, ErrorCode.PLAN_UNREADABLE);
        Files.writeString(file, " ".repeat(10_000_000));
        assertCode(file, ErrorCode.PLAN_UNREADABLE);
        Files.writeString(file, "[".repeat(1_000_000));
        assertCode(file, ErrorCode.PLAN_UNREADABLE);
        Files.writeString(file, "{\"version\":" + "9".repeat(100_000) + "}");
        assertCode(file, ErrorCode.PLAN_UNREADABLE);
        Files.writeString(file, "{\"version\":1}");
        assertCode(file, ErrorCode.PLAN_INVALID);
    }

    private static void assertCode(Path file, ErrorCode code) {
        assertThatThrownBy(() -> PlanJson.read(file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(code);
                            assertThat(failure.message()).contains(file.getFileName().toString());
                        });
    }

    private static ShotPlan plan(Style style, FrameRate rate) {
        return new RulesDirector(Optional.empty())
                .plan(
                        MadeMusic.request(style, rate, PROMPT, 1),
                        MadeMusic.arc(124),
                        new MusicWindow(0, 30));
    }
}
