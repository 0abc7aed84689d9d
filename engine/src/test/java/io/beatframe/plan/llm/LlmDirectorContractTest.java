package io.beatframe.plan.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.MusicWindow;
import io.beatframe.plan.MadeMusic;
import io.beatframe.plan.PlanCheck;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.PlannedBy;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.provider.Retries;
import io.beatframe.request.Style;
import io.beatframe.testing.FakeServer;
import io.beatframe.testing.FakeServer.Answer;
import io.beatframe.testing.LlmWire;
import io.beatframe.testing.MadeTreatment;
import io.beatframe.testing.SchemaFit;
import io.beatframe.time.FrameRate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every provider of language models, over real HTTP, in its own wire form. */
class LlmDirectorContractTest {
    private static final String KEY = "very-secret-key-0123456789";
    private static final int BEATS = 62;

    private final FakeServer server = FakeServer.start();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private ProviderSettings settings(LlmWire wire) {
        return ProviderSettings.of(
                Map.of(
                        wire.keyVariable(),
                        KEY,
                        wire.urlVariable(),
                        server.root().toString(),
                        "BEATFRAME_CONFIG",
                        "no-such-file"));
    }

    private LlmDirector director(LlmWire wire) {
        ProviderSettings settings = settings(wire);
        return new LlmDirector(
                new ChatProvider(
                        settings.endpoint(wire.provider()),
                        "model-1",
                        settings.redaction(),
                        Duration.ofSeconds(60)),
                new AnswerFolder(folder.resolve("answers")),
                Optional.empty(),
                settings.redaction(),
                new Retries(3, Duration.ofMillis(5), Duration.ofSeconds(1)),
                Optional.empty(),
                Progress.SILENT);
    }

    private ShotPlan plan(LlmWire wire) {
        return plan(wire, 1);
    }

    private ShotPlan plan(LlmWire wire, long seed) {
        ShotPlan plan =
                director(wire)
                        .plan(
                                MadeMusic.request(
                                        Style.CINEMATIC_DRAMA,
                                        FrameRate.FPS_30,
                                        "A lone dancer in a neon city after rain",
                                        seed),
                                MadeMusic.arc(124),
                                new MusicWindow(0, 30));
        PlanCheck.check(plan);
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        JsonNode written = JsonMapper.shared().readTree(PlanJson.write(plan));
        assertThat(SchemaFit.misfits(written, SchemaFit.schema("plan.schema.json"))).isEmpty();
        assertThat(plan.toString()).doesNotContain(KEY);
        return plan;
    }

    private Failure failure(LlmWire wire) {
        Failure failure = catchThrowableOfType(Failure.class, () -> plan(wire));
        assertThat(failure).isNotNull();
        assertThat(failure.message()).doesNotContain(KEY);
        return failure;
    }

    private static Answer good(LlmWire wire) {
        return wire.says(MadeTreatment.json(BEATS, 6).toString(), "model-1-002", false);
    }

    /** What is paid for is kept before it is used, answer by answer, with the faults it has. */
    @ParameterizedTest
    @EnumSource
    void anAnswerIsPaidForOnce(LlmWire wire) {
        Answer faulty =
                wire.says(
                        MadeTreatment.json(BEATS, 6).toString().replace("push_in", "zoom"),
                        "model-1-002",
                        false);
        server.on(wire.route(), faulty, wire.error(401, "no"));
        failure(wire);
        assertThat(server.calls()).hasSize(2);
        server.on(wire.route(), good(wire), wire.error(401, "no"));
        ShotPlan once = plan(wire);
        assertThat(server.calls()).hasSize(3);
        ShotPlan again = plan(wire);
        assertThat(server.calls()).hasSize(3);
        assertThat(again.shots()).isEqualTo(once.shots());
        assertThat(again.plannedBy()).isEqualTo(once.plannedBy());
        assertThat(again.notes()).anyMatch(note -> note.contains("not paid again"));
        assertThat(catchThrowableOfType(Failure.class, () -> plan(wire, 2)).code())
                .isEqualTo(ErrorCode.PROVIDER_UNAUTHORISED);
        assertThat(server.calls()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsTriedForNothing(LlmWire wire) {
        ProviderSettings settings = settings(wire);
        server.on("GET /v1(beta)?/models", Answer.json(200, "{}"), wire.error(401, "bad " + KEY));
        KeyTest.run(wire.provider(), settings);
        assertThat(wire.key(server.calls().getLast())).isEqualTo(KEY);
        Failure refused =
                catchThrowableOfType(Failure.class, () -> KeyTest.run(wire.provider(), settings));
        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_UNAUTHORISED);
        assertThat(refused.message()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void aGoodAnswerIsThePlan(LlmWire wire) {
        server.on(wire.route(), good(wire));
        ShotPlan plan = plan(wire);
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.plannedBy())
                .contains(
                        new PlannedBy(
                                wire.name().toLowerCase(java.util.Locale.ROOT),
                                "model-1-002",
                                1,
                                1000,
                                500));
        assertThat(plan.shots().getFirst().action())
                .isEqualTo("She steps out of a doorway and lifts her face into the rain.");
        assertThat(plan.shots())
                .allSatisfy(shot ->
                        assertThat(shot.generationPrompt())
                                .contains(
                                        "lone dancer in a silver raincoat",
                                        "A narrow street in a neon city at night"));
        FakeServer.Call call = server.calls().getFirst();
        assertThat(wire.key(call)).isEqualTo(KEY);
        JsonNode body = JsonMapper.shared().readTree(call.body());
        assertThat(wire.schema(body).at("/properties/shots/items/properties/beat").isMissingNode())
                .isFalse();
        assertThat(call.body()).contains("neon city after rain").doesNotContain(KEY, "temperature");
    }

    @ParameterizedTest
    @EnumSource
    void faultsAreSentBackAndMended(LlmWire wire) {
        ObjectNode wrong = MadeTreatment.json(BEATS, 6);
        ((ObjectNode) wrong.path("shots").get(2)).put("camera", "zoom").put("beat", 999);
        wrong.put("duration_sec", 30);
        server.on(wire.route(), wire.says("```json\n" + wrong + "\n```", "m", false), good(wire));
        ShotPlan plan = plan(wire);
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.plannedBy().orElseThrow().answers()).isEqualTo(2);
        assertThat(plan.plannedBy().orElseThrow().inputTokens()).isEqualTo(2000);
        assertThat(server.calls().get(1).body())
                .contains("shot 3, camera: must be one of", "shot 3, beat: must be a whole number");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNeverMendedIsDecidedByTheRulesLoudly(LlmWire wire) {
        for (String text : List.of("", "I am sorry, I cannot.", "{\"shots\":[]}", "[1,2", "null")) {
            server.on(wire.route(), wire.says(text, "m", false));
            ShotPlan plan = plan(wire);
            assertThat(plan.notes()).anyMatch(note -> note.contains("the rules planned the shots"));
            assertThat(plan.plannedBy().orElseThrow().answers()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCutOffGivesItsWholeShots(LlmWire wire) {
        String text = MadeTreatment.json(BEATS, 6).toString();
        server.on(wire.route(), wire.says(text.substring(0, text.length() * 2 / 3), "m", true));
        ShotPlan plan = plan(wire);
        assertThat(plan.shots().getFirst().action()).startsWith("She steps out");
        assertThat(plan.notes()).anyMatch(note -> note.contains("cut off"));
    }

    @ParameterizedTest
    @EnumSource
    void refusalsSaySo(LlmWire wire) {
        for (Answer refusal : List.of(wire.refuses(), wire.filtered())) {
            server.on(wire.route(), refusal);
            Failure failure = failure(wire);
            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_REFUSED);
            assertThat(failure.retriable()).isFalse();
            assertThat(failure.message()).contains("Change the prompt");
        }
        assertThat(server.calls()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void limitsAreWaitedForAndTold(LlmWire wire) {
        server.on(
                wire.route(),
                wire.error(429, "Too many requests for " + KEY),
                wire.error(500, "Internal"),
                good(wire));
        assertThat(plan(wire).notes())
                .hasSize(2)
                .anyMatch(
                        note -> note.contains("takes no more requests") && note.contains("0.02 s"));
        server.on(wire.route(), Answer.json(429, "{}"));
        Failure failure = catchThrowableOfType(Failure.class, () -> plan(wire, 2));
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_RATE_LIMITED);
        assertThat(failure.retriable()).isTrue();
        assertThat(server.calls()).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongKeyIsNotTriedAgain(LlmWire wire) {
        server.on(wire.route(), wire.error(401, "invalid x-api-key " + KEY));
        Failure failure = failure(wire);
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAUTHORISED);
        assertThat(failure.message()).contains(wire.keyVariable());
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void pagesRedirectsAndFloodsAreNoAnswers(LlmWire wire) {
        try (FakeServer thief = FakeServer.start()) {
            for (Answer answer :
                    List.of(
                            Answer.html(200, "<html>Welcome to the hotel's network</html>"),
                            Answer.json(200, "{\"hello\":\"world\"}"),
                            Answer.json(404, "{\"error\":{\"message\":\"no such model\"}}"),
                            Answer.redirect(URI.create(thief.root() + "/v1/messages")),
                            wire.says("x".repeat(10_000_000), "m", false))) {
                server.on(wire.route(), answer);
                assertThat(failure(wire).code()).isEqualTo(ErrorCode.PROVIDER_INVALID);
            }
            assertThat(thief.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksOffIsTriedAgain(LlmWire wire) {
        server.on(wire.route(), good(wire).cutAfter(40), good(wire));
        assertThat(plan(wire).notes()).anyMatch(note -> note.contains("broke the connection"));
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithoutSchemasIsAskedInWords(LlmWire wire) {
        server.on(
                wire.route(),
                wire.error(400, "Unsupported: response_format json_schema"),
                good(wire));
        assertThat(plan(wire).notes()).anyMatch(note -> note.contains("asked in words"));
        JsonNode second = JsonMapper.shared().readTree(server.calls().get(1).body());
        assertThat(wire.schema(second).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void cancellingWaitsForNoAnswer(LlmWire wire) throws Exception {
        server.on(wire.route(), good(wire).after(Duration.ofSeconds(60)));
        CompletableFuture<Failure> outcome = new CompletableFuture<>();
        Thread planning = Thread.ofPlatform().start(() -> outcome.complete(failure(wire)));
        while (server.calls().isEmpty()) {
            Thread.onSpinWait();
        }
        planning.interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELLED);
    }
}
