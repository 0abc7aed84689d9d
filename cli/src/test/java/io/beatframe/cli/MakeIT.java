package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product, as a newcomer uses it, at draft quality. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MakeIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir static Path folder;

    @Test
    @Order(1)
    void aDemoNeedsNothing() throws IOException {
        Program program = new Program(folder);
        Program.Result result =
                program.run(
                        "make",
                        "--style",
                        "energetic_dance",
                        "--quality",
                        "draft",
                        "--duration",
                        "5",
                        "--bundle",
                        "bundle",
                        "--json");
        assertThat(result.err()).doesNotContain("error");
        assertThat(result.status()).isZero();
        JsonNode report = JSON.readTree(result.out());
        assertThat(report.path("song").path("tempos")).hasSize(3);
        JsonNode quality = report.path("quality");
        assertThat(quality.path("passed").asBoolean()).isTrue();
        assertThat(quality.path("frames").asInt()).isEqualTo(150);
        assertThat(quality.path("maxCutErrorFrames").asInt()).isZero();
        assertThat(quality.path("cuts").size()).isGreaterThan(3);
        assertThat(quality.path("cuts")).allMatch(cut -> cut.path("proven").asBoolean());
        assertThat(quality.path("loudnessLufs").asDouble()).isBetween(-14.5, -13.5);
        assertThat(quality.path("truePeakDbtp").asDouble()).isLessThanOrEqualTo(-1.0);
        assertThat(folder.resolve("reel.mp4")).isNotEmptyFile();
        assertThat(folder.resolve("bundle/plan.json")).isNotEmptyFile();
        assertThat(folder.resolve("bundle/report.json")).isNotEmptyFile();
        assertThat(folder.resolve("bundle/contact-sheet.png")).isNotEmptyFile();
        assertThat(program.leftovers()).isEmpty();
    }

    @Test
    @Order(2)
    void aFinishedReelIsCheckedByItself() throws IOException {
        Program.Result result =
                new Program(folder)
                        .run("check", "reel.mp4", "--plan", "bundle/plan.json", "--json");
        JsonNode report = JSON.readTree(result.out());
        assertThat(report.path("passed").asBoolean()).isTrue();
        assertThat(report.path("maxCutErrorFrames").asInt()).isZero();
        assertThat(result.status()).isZero();
    }

    /** Nothing is claimed that was not compared. */
    @Test
    @Order(3)
    void aCheckWithoutThePlanCountsCutsAndMeasuresNone() throws IOException {
        Program.Result result = new Program(folder).run("check", "reel.mp4");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("cuts seen; with --plan each is measured")
                .doesNotContain("proven");
    }

    @Test
    @Order(3)
    void anExistingReelIsKeptWithoutForce() throws IOException {
        long size = Files.size(folder.resolve("reel.mp4"));
        Program.Result result = new Program(folder).run("render", "bundle/plan.json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("OUTPUT_EXISTS").contains("--force");
        assertThat(folder.resolve("reel.mp4")).hasSize(size);
    }

    @Test
    @Order(4)
    void planAndRenderAreMakeInTwoSteps() throws IOException {
        Program program = new Program(folder);
        Program.Result plan =
                program.run(
                        "plan",
                        "--quality",
                        "draft",
                        "--duration",
                        "4",
                        "--fps",
                        "30000/1001",
                        "--aspect",
                        "1:1",
                        "--prompt",
                        "\"Quotes\", 'ticks', [0:v]scale=1:1; \n%d 🎵 and a sea",
                        "-o",
                        "short.json");
        assertThat(plan.err()).doesNotContain("error");
        assertThat(plan.status()).isZero();
        Files.createDirectory(folder.resolve("short"));
        Program.Result render =
                program.run(
                        "render",
                        "short.json",
                        "--json",
                        // The same file twice: one serves both.
                        "-o",
                        "short/reel.mp4",
                        "--bundle",
                        "short");
        assertThat(render.err()).doesNotContain("error");
        JsonNode quality = JSON.readTree(render.out()).path("quality");
        assertThat(quality.path("frames").asInt()).isEqualTo(120);
        assertThat(quality.path("width").asInt()).isEqualTo(540);
        assertThat(quality.path("height").asInt()).isEqualTo(540);
        assertThat(render.status()).isZero();
    }

    @Test
    @Order(5)
    @Timeout(300)
    void interruptedItLeavesNothing() throws Exception {
        Program program = new Program(folder);
        Process process =
                program.start("make", "--quality", "draft", "-o", "interrupted.mp4", "--seed", "1");
        Path err = folder.resolve("stderr.txt");
        while (!Files.readString(err, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("making the clips")) {
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        var children = process.descendants().toList();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(program.leftovers()).isEmpty();
        assertThat(folder.resolve("interrupted.mp4")).doesNotExist();
    }
}
