package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeOpenAiVideos;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.MadeVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reels filmed by a model over HTTP, by the program as users run it, killed wherever it hurts. */
class VideoModelsIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final MadeVideo VIDEOS = new MadeVideo(FFMPEG);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path folder;
    private FakeVideoProvider omni;

    @BeforeEach
    void open() throws IOException {
        omni =
                new FakeVideoProvider(
                        new FakeGeminiOmni(),
                        job ->
                                VIDEOS.moving(
                                        360,
                                        640,
                                        24,
                                        Double.parseDouble(job.length().replace("s", ""))));
    }

    @AfterEach
    void close() {
        omni.close();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("GEMINI_API_KEY", "secret-key-of-the-user");
        environment.put("BEATFRAME_GEMINI_URL", omni.root().toString());
        return environment;
    }

    private Program program() throws IOException {
        return new Program(folder).withItsOwnCache().with(environment());
    }

    private static final String[] MAKE = {
        "make",
        "--model",
        "gemini-omni",
        "--quality",
        "draft",
        "--duration",
        "4",
        "--style",
        "energetic_dance",
        "--json",
        "--force"
    };

    private static Stream<String> keys(FakeVideoProvider provider) {
        return provider.jobs().stream().map(job -> job.prompt() + job.seed() + job.length());
    }

    private void assertNothingWasOrderedTwice() {
        Map<String, Long> counts =
                keys(omni).collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        assertThat(counts.values()).allMatch(count -> count == 1);
    }

    private List<JsonNode> ledger() throws IOException {
        return Files.readAllLines(folder.resolve("cache/generated/ledger.jsonl")).stream()
                .map(JSON::readTree)
                .toList();
    }

    private long events(String event) throws IOException {
        return ledger().stream().filter(e -> e.path("event").asString("").equals(event)).count();
    }

    @Test
    void killedWhileAnOrderIsOnItsWayItAsksTheUser() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        omni.watch(
                Call.SUBMIT,
                job -> {
                    reached.countDown();
                    await(killed);
                });
        Process process = program().start(MAKE);
        assertThat(reached.await(2, TimeUnit.MINUTES)).isTrue();
        process.destroyForcibly().waitFor();
        omni.watch(Call.SUBMIT, job -> {});
        killed.countDown();
        assertThat(omni.count(Call.SUBMIT)).isPositive();
        // One may be announced in the ledger and not have arrived: nobody knows of that one either.
        long announced = events("submitting");
        Program.Result result = program().run(MAKE);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("PROVIDER_OUTCOME_UNKNOWN")
                .contains("--resubmit-unknown")
                .contains("$0.21");
        assertNothingWasOrderedTwice();
        String[] again =
                Stream.concat(Stream.of(MAKE), Stream.of("--resubmit-unknown"))
                        .toArray(String[]::new);
        Program.Result resubmitted = program().run(again);
        assertThat(resubmitted.status()).as(resubmitted.err()).isZero();
        assertThat(events("allowed")).isEqualTo(announced);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void onePlanIsEstimatedFilmedAndOneShotDoneAnew() throws IOException {
        Program program = program();
        program.run(
                "plan",
                "--model",
                "gemini-omni",
                "--quality",
                "draft",
                "--duration",
                "4",
                "-o",
                "plan.json");
        Program.Result estimate =
                program.run("estimate", "plan.json", "--model", "gemini-omni", "--json");
        JsonNode omniEstimate = JSON.readTree(estimate.out()).path("estimates").path(0);
        int shots = omniEstimate.path("shots").size();
        double expected = 0;
        for (JsonNode shot : omniEstimate.path("shots")) {
            expected += 0.07 * shot.path("orderedSeconds").asDouble();
        }
        assertThat(omniEstimate.path("totalUsd").asDouble())
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
        String all = program.run("estimate", "plan.json").out();
        for (ModelCard card : Catalogue.builtIn().all()) {
            assertThat(all)
                    .containsPattern("(?m)^" + card.name() + " +(\\$\\d+\\.\\d\\d|unknown) ");
        }
        Program.Result tooDear =
                program.run("render", "plan.json", "--budget", "0.10", "-o", "a.mp4");
        assertThat(tooDear.status()).isEqualTo(2);
        assertThat(tooDear.err()).contains("BUDGET_EXCEEDED");
        assertThat(omni.count(Call.SUBMIT)).isZero();
        Program.Result render = program.run("render", "plan.json", "-o", "a.mp4", "--json");
        assertThat(render.status()).as(render.err()).isZero();
        assertThat(omni.count(Call.SUBMIT)).isEqualTo(shots);
        Program.Result redo =
                program.run(
                        "redo",
                        "plan.json",
                        "--shot",
                        "1",
                        "--prompt",
                        "A cat on a piano, close-up",
                        "--seed",
                        "9",
                        "-o",
                        "b.mp4",
                        "--json");
        assertThat(redo.status()).as(redo.err()).isZero();
        assertThat(omni.count(Call.SUBMIT)).isEqualTo(shots + 1);
        FakeJob last = omni.jobs().getLast();
        assertThat(last.prompt()).startsWith("A cat on a piano, close-up");
        assertThat(last.seed()).isEqualTo("9");
        assertThat(Files.readString(folder.resolve("plan.json"))).contains("A cat on a piano");
        assertThat(Files.readString(folder.resolve("plan.json.before"))).doesNotContain("A cat on");
        double saved = JSON.readTree(redo.out()).path("cost").path("savedUsd").asDouble();
        assertThat(saved).isPositive();
    }

    /** What the user's own models.json says, for planners as for those that film. */
    @Test
    void plansAreMadeForTheUsersOwnModels() throws IOException {
        Path file = folder.resolve("config/beatframe/models.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"models": {"my-model": {
                  "title": "Mine", "lengths": {"seconds": [3]}, "fps": ["24"], "prompt_style": "single_shot",
                  "dialect": {"provider": "openai-videos", "model": "mine", "encoding": "json"},
                  "formats": [{"tier": "720p", "aspect": "9:16", "size": "720x1280"}]
                }}}
                """);
        Program.Result result =
                program()
                        .run(
                                "plan",
                                "--model=my-model",
                                "--style=film_noir",
                                "--duration=12",
                                "-o",
                                "plan.json");
        assertThat(result.status()).as(result.err()).isZero();
        ShotPlan plan = PlanJson.read(folder.resolve("plan.json"));
        assertThat(plan.shots())
                .allSatisfy(shot -> {
                    assertThat(shot.generationPrompt()).endsWith("no scene cuts.");
                    assertThat(plan.rate().secondsAt(shot.range().length())).isLessThan(3);
                });
    }

    /** What is no fault of a clip's must not throw it away, for it is paid. */
    @Test
    void troubleOfOurOwnKeepsWhatIsPaid() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path trouble = Files.createFile(folder.resolve("trouble"));
        for (String name : List.of("ffmpeg", "ffprobe")) {
            Path script = programs.resolve(name);
            Files.writeString(
                    script,
                    """
                    #!/bin/sh
                    if [ -e '%s' ]; then case "$*" in *generated/clips*) kill -9 $$;; esac; fi
                    exec '%s' "$@"
                    """
                            .formatted(trouble, FFMPEG.executable().resolveSibling(name)));
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        Program program = program().with("BEATFRAME_FFMPEG", programs.toString());
        Program.Result killed = program.run(MAKE);
        assertThat(killed.status()).isEqualTo(1);
        assertThat(killed.err()).contains("FFMPEG_CRASHED");
        int orders = omni.count(Call.SUBMIT);
        assertThat(events("ready")).isEqualTo(orders).isPositive();
        assertThat(events("rejected")).isZero();
        Files.delete(trouble);
        assertThat(program.run(MAKE).status()).isZero();
        assertNothingWasOrderedTwice();
    }

    /** It reads strangers' files. */
    @Test
    void ffmpegIsToldNoKeys() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String name : List.of("ffmpeg", "ffprobe")) {
            Path script = programs.resolve(name);
            Files.writeString(
                    script,
                    "#!/bin/sh\nenv >>'"
                            + folder.resolve("env.txt")
                            + "'\necho ffmpeg version 8.0\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        program()
                .with("BEATFRAME_FFMPEG", programs.toString())
                .with("AWS_SECRET_ACCESS_KEY", "secret-key-of-the-store")
                .run("doctor");
        assertThat(Files.readString(folder.resolve("env.txt")))
                .contains("PATH=")
                .doesNotContain("secret-key-of");
    }

    @Test
    void modelsAreListedAndWhatIsNotSetUpIsSaid() throws IOException {
        // A file that has the name of a workflow of ours, where the program happens to run.
        Files.writeString(folder.resolve("comfyui-wan.json"), "{}");
        Program.Result models = program().run("models");
        assertThat(models.out())
                .containsPattern("gemini-omni +ready")
                .containsPattern("open-sora +not set .*BEATFRAME_OPENAI_VIDEOS_URL")
                .contains("previz");
        Program.Result make = program().run("make", "--model", "open-sora", "--duration", "4");
        assertThat(make.status()).isEqualTo(2);
        assertThat(make.err())
                .contains("ENDPOINT_MISSING")
                .contains("BEATFRAME_OPENAI_VIDEOS_URL")
                .contains("previz draws the planned shots");
        Program.Result unknown = program().run("make", "--model", "sora", "--duration", "4");
        assertThat(unknown.err()).contains("MODEL_UNKNOWN").contains("gemini-omni");
        Program.Result doctor = program().run("doctor", "--json");
        JsonNode provider = JSON.readTree(doctor.out()).path("videoProviders").path(0);
        assertThat(provider.path("model").asString("")).isEqualTo("gemini-omni");
        assertThat(provider.path("well").asBoolean()).isTrue();
        assertThat(omni.count(Call.SUBMIT)).isZero();
    }

    @Test
    void openSoraWorksWhereItsServerIsNamed() throws IOException {
        try (FakeVideoProvider sora =
                new FakeVideoProvider(
                        new FakeOpenAiVideos(false),
                        job ->
                                VIDEOS.moving(
                                        576, 1024, 24, Integer.parseInt(job.length()) / 24.0))) {
            Map<String, String> environment = environment();
            environment.put("BEATFRAME_OPENAI_VIDEOS_URL", sora.root().toString());
            Program.Result result =
                    new Program(folder)
                            .withItsOwnCache()
                            .with(environment)
                            .run(
                                    "make",
                                    "--model",
                                    "open-sora",
                                    "--quality",
                                    "draft",
                                    "--duration",
                                    "3",
                                    "--json",
                                    "-o",
                                    "sora.mp4");
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(sora.mostWorking()).isEqualTo(1);
            assertThat(sora.jobs()).allMatch(job -> (Integer.parseInt(job.length()) - 1) % 4 == 0);
            assertThat(JSON.readTree(result.out()).path("cost").path("spentUsd").asDouble())
                    .isZero();
        }
    }
}
