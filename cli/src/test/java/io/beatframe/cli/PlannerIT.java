package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.music.DemoSong;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.testing.FakeLlm;
import io.beatframe.testing.FakeServer;
import io.beatframe.testing.LlmWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The language models' planners as a user meets them: another process, a server over HTTP. */
class PlannerIT {
    private static final String KEY = "fake-key-0123456789";
    private static final String PROMPT = "A lone dancer in a neon city after rain";

    @TempDir Path folder;

    private final FakeServer server = FakeServer.start();
    private Program program;

    @BeforeEach
    void prepare() throws IOException {
        DemoSong.write(folder.resolve("song.wav"), 1, 12);
        program =
                new Program(folder)
                        .withItsOwnCache()
                        .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                        .with("GEMINI_API_KEY", "")
                        .with("ANTHROPIC_API_KEY", "")
                        .with("OPENAI_API_KEY", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void provide(LlmWire wire, String behaviour) {
        server.on(wire.route(), call -> FakeLlm.answer(wire, behaviour, call));
        program =
                program.with(wire.urlVariable(), server.root().toString())
                        .with(wire.keyVariable(), KEY);
    }

    private Program.Result plan(String planner, String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "plan";
        arguments[1] = "song.wav";
        arguments[2] = "--prompt=" + PROMPT;
        arguments[3] = "--planner=" + planner;
        arguments[4] = "--planner-model=fake-1";
        System.arraycopy(more, 0, arguments, 5, more.length);
        Program.Result result = program.run(arguments);
        assertThat(result.out() + result.err()).doesNotContain(KEY, "SLF4J", "\tat ");
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void aPlanComesFromEveryProvider(LlmWire wire) {
        provide(wire, "good");
        String name = wire.name().toLowerCase(java.util.Locale.ROOT);
        Program.Result result = plan(name, "-o", "plan.json");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("planned by fake-1 (" + name + ") in 1 answer");
        ShotPlan plan = PlanJson.read(folder.resolve("plan.json"));
        assertThat(plan.brief().planner()).isEqualTo(name);
        assertThat(plan.shots().getFirst().action()).startsWith("She steps out");
    }

    @Test
    void aReelIsMadeOfWhatAModelPlanned() throws IOException {
        provide(LlmWire.GEMINI, "faulty");
        Program.Result result =
                program.run(
                        "make",
                        "song.wav",
                        "--prompt=" + PROMPT,
                        "--planner=gemini",
                        "--planner-audio",
                        "--quality=draft",
                        "--duration=3",
                        "--bundle=out",
                        "--json");
        assertThat(result.status()).as(result.err()).isZero();
        JsonNode report = JsonMapper.shared().readTree(result.out());
        assertThat(report.at("/plannedBy/answers").intValue()).isEqualTo(3);
        assertThat(report.at("/plannedBy/inputTokens").intValue()).isEqualTo(3000);
        assertThat(report.at("/notes").toString()).contains("the rules decided them");
        assertThat(server.calls().getFirst().body()).contains("\"audio/wav\"", "UklGR");
        assertThat(Files.readString(folder.resolve("out/plan.json"))).contains("planned_by");
        assertThat(program.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorised, PROVIDER_UNAUTHORISED",
        "limited, PROVIDER_RATE_LIMITED",
        "refuses, PROVIDER_REFUSED"
    })
    void whatTheProviderSaysIsOneLine(String behaviour, String code) {
        provide(LlmWire.GEMINI, behaviour);
        Program.Result result = plan("gemini", "--quiet");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err()).contains("error " + code + ": Gemini ");
        Program.Result auto = plan("auto");
        assertThat(auto.status()).isZero();
        assertThat(auto.out()).contains("note: The rules planned").contains(code);
    }

    @Test
    void aMissingKeyIsSaidBeforeTheSongIsHeard() {
        Program.Result result = plan("gemini");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("error KEY_MISSING").contains("GEMINI_API_KEY");
        assertThat(result.err()).doesNotContain("listening");
        assertThat(plan("auto").out()).contains("No language model's key is set");
        assertThat(plan("gpt").err()).contains("error PLANNER_UNKNOWN").contains("anthropic, auto");
        assertThat(plan("rules").err()).contains("error OPTION_INVALID");
    }

    @Test
    void aKeyMayStandInAFileThatNobodyElseReads() throws IOException {
        provide(LlmWire.OPENAI, "good");
        program = program.with("OPENAI_API_KEY", "");
        Path file = folder.resolve("config/beatframe/config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "OPENAI_API_KEY=" + KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Program.Result refused = plan("openai");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("error CONFIG_INVALID").contains("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(plan("openai").status()).isZero();
        assertThat(LlmWire.OPENAI.key(server.calls().getLast())).isEqualTo(KEY);
    }

    @Test
    void anEditedPlanIsCheckedAgain() throws IOException {
        Program.Result good =
                program.with("EDITOR", "sed -i 's/\"static\"/\"push_in\"/'")
                        .run("plan", "song.wav", "--prompt", PROMPT, "-o", "plan.json", "--edit");
        assertThat(good.status()).as(good.err()).isZero();
        Program.Result wrong =
                program.with("VISUAL", "sed -i 's/\"frames\" *: [0-9]*/\"frames\" : 7/'")
                        .run("render", "plan.json", "--edit", "-o", "reel.mp4");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("error PLAN_INVALID");
        Program.Result none =
                program.with("EDITOR", "no-such-editor")
                        .run("render", "plan.json", "--edit", "-o", "reel.mp4");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("export EDITOR=nano");
        Program.Result stopped =
                program.with("EDITOR", "false")
                        .run("render", "plan.json", "--edit", "-o", "reel.mp4");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err()).contains("error CANCELLED");
        assertThat(folder.resolve("reel.mp4")).doesNotExist();
    }
}
