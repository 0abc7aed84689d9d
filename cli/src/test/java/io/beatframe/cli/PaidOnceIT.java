package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.PlanJson;
import io.beatframe.testing.video.FakeGemini;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import io.beatframe.testing.video.MadeVideo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reel that a language model plans and a video model films, both over HTTP, by the program as
 * users run it; killed (SIGKILL) at every stage and begun again.
 */
class PaidOnceIT {
    private static final String KEY = "secret-key-of-the-user-0123";
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final String[] REEL = {
        "--planner=gemini",
        "--model=gemini-omni",
        "--quality=draft",
        "--duration=4",
        "--style=energetic_dance",
        "--json",
        "--force"
    };
    private static final String[] MAKE = command("make", "--bundle=out", "-v");

    @TempDir Path folder;

    private final CountDownLatch secondQuestion = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private final FakeGemini gemini = new FakeGemini(this::behaviour);
    private final FakeVideoProvider provider;

    PaidOnceIT() throws IOException {
        MadeVideo videos = new MadeVideo(FFMPEG);
        provider =
                new FakeVideoProvider(
                        gemini,
                        job ->
                                videos.moving(
                                        360,
                                        640,
                                        24,
                                        Double.parseDouble(job.length().replace("s", ""))));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    /** Its first answer has faults; while it is asked to mend them the program dies. */
    private String behaviour(int question) {
        if (question == 2) {
            secondQuestion.countDown();
            await(killed);
        }
        return question == 1 ? "faulty" : "good";
    }

    private static String[] command(String name, String... more) {
        return Stream.concat(Stream.concat(Stream.of(name), Stream.of(REEL)), Stream.of(more))
                .toArray(String[]::new);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void killWhen(CountDownLatch reached, Program program) throws Exception {
        Process process = program.start(MAKE);
        await(reached);
        process.destroyForcibly().waitFor();
    }

    /** At the call of a kind with this number, before it is answered. */
    private void killAtCall(Call kind, int number, Program program) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        provider.watch(
                kind,
                job -> {
                    if (calls.incrementAndGet() == number) {
                        reached.countDown();
                    }
                });
        killWhen(reached, program);
        provider.watch(kind, job -> {});
    }

    @Test
    void killedAtEveryStageAReelIsPaidForOnce() throws Exception {
        Program program =
                new Program(folder)
                        .withItsOwnCache()
                        .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                        .with("GEMINI_API_KEY", KEY)
                        .with("BEATFRAME_GEMINI_URL", provider.root().toString());
        program.killedAt("listening to the song", 1, MAKE);
        killWhen(secondQuestion, program);
        killed.countDown();
        program.run(command("plan", "-o", "plan.json"));
        int shots = PlanJson.read(folder.resolve("plan.json")).shots().size();
        // All at once at the provider, so that none is being ordered while another is killed.
        assertThat(shots).isBetween(2, 4);
        provider.faults(Call.SUBMIT, Collections.nCopies(shots, Fault.BUSY).toArray(Fault[]::new));
        program.killedAt("Asked again in", shots, MAKE);
        program.killedAt("is in the making", shots, MAKE);
        killAtCall(Call.POLL, 1, program);
        killAtCall(Call.FETCH, 2, program);
        for (String stage :
                List.of("matching the colours", "rendering", "checking the reel", "delivering")) {
            program.killedAt(stage, 1, MAKE);
        }
        Program.Result result = program.run(MAKE);
        assertThat(result.status()).as(result.err()).isZero();

        // The first question was asked once; the second twice, as its first answer never came.
        assertThat(gemini.questions()).hasSize(3);
        assertThat(gemini.questions().get(1)).isEqualTo(gemini.questions().get(2));
        assertPaidOnce(shots, JsonMapper.shared().readTree(result.out()));
        assertThat(program.leftovers()).isEmpty();
        assertNobodyCanReadTheKey(result);
    }

    private void assertPaidOnce(int shots, JsonNode report) throws IOException {
        List<JsonNode> ledger =
                Files.readAllLines(folder.resolve("cache/generated/ledger.jsonl")).stream()
                        .map(JsonMapper.shared()::readTree)
                        .toList();
        List<JsonNode> paid =
                ledger.stream().filter(line -> event(line).equals("submitted")).toList();
        assertThat(paid)
                .hasSize(shots)
                .extracting(line -> line.path("key"))
                .doesNotHaveDuplicates();
        assertThat(ledger.stream().filter(line -> event(line).equals("ready"))).hasSize(shots);
        assertThat(provider.count(Call.SUBMIT))
                .as("with those that were refused")
                .isEqualTo(2 * shots);
        double usd = paid.stream().mapToDouble(line -> line.path("usd").asDouble()).sum();
        assertThat(usd).isPositive();
        assertThat(report.at("/cost/spentUsd").asDouble()).isZero();
        assertThat(report.at("/cost/savedUsd").asDouble()).isCloseTo(usd, Offset.offset(1e-9));
        assertThat(report.at("/quality/passed").asBoolean()).isTrue();
        assertThat(report.at("/plannedBy/answers").asInt()).isEqualTo(2);
        assertThat(report.at("/notes").toString()).contains("not paid again");
    }

    /** Neither what was printed nor any file of the reel, the cache or the workspaces holds it. */
    private void assertNobodyCanReadTheKey(Program.Result result) throws IOException {
        assertThat(result.out() + result.err()).doesNotContain(KEY);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("ledger.jsonl", "report.json", "plan.json", "reel.mp4");
        for (Path file : files) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain(KEY);
        }
    }

    private static String event(JsonNode line) {
        return line.path("event").asString("");
    }
}
