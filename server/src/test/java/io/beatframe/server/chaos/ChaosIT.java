package io.beatframe.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.Service;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can go away does, while two workers are at work, and every reel is done in the
 * end. Minutes long, so it runs when it is asked for: {@code -Dchaos.runs=20} kills as often,
 * beginning with the run of number {@code -Dchaos.from=0}; {@code -Dchaos.outage=60} keeps things
 * away so many seconds.
 */
@EnabledIfSystemProperty(named = "chaos.runs", matches = "[1-9]\\d*")
@Timeout(600)
class ChaosIT {
    private static final int FROM = Integer.getInteger("chaos.from", 0);
    private static final int RUNS = Integer.getInteger("chaos.runs", 3);
    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("chaos.outage", 8));

    /** No status: clients are told that their reel is being planned. */
    private static final String FETCHING = "fetching";

    /** Where a worker is when it dies; the first of a step is the boundary before it. */
    private static final List<String> MOMENTS =
            List.of("generating", "uploading", "rendering", "planning", "checking", FETCHING);

    /** A song of a megabyte then takes two seconds. */
    private static final Duration SLOW = Duration.ofMillis(30);

    /** Within it another worker has taken over. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);

    @TempDir static Path folder;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @BeforeEach
    void twoWorkers() throws Exception {
        fleet.keepWorkers(2);
    }

    static IntStream runs() {
        return IntStream.range(FROM, FROM + RUNS);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aKilledWorkersReelIsDoneByTheOther(int seed) throws Exception {
        String moment = MOMENTS.get(seed % MOMENTS.size());
        // The first round dies at the boundaries, later ones somewhere in the middle.
        int later = seed < MOMENTS.size() ? 0 : new Random(seed).nextInt(600);
        boolean fetching = moment.equals(FETCHING);
        fleet.road.slow(fetching ? SLOW : Duration.ZERO);
        String reel = fetching ? fleet.orderOfSource() : fleet.order();
        Fleet.AtWork dying =
                Fleet.await(
                        Duration.ofMinutes(2),
                        () ->
                                fleet.atWork(reel)
                                        .filter(at ->
                                                fetching
                                                        ? at.kind().equals("fetch")
                                                        : at.status().equals(moment)));
        Thread.sleep(later);
        Service worker = fleet.workerOf(dying);
        List<ProcessHandle> programs = worker.process().descendants().toList();
        Instant killed = Instant.now();
        worker.process().destroyForcibly().waitFor();

        Duration away =
                Fleet.await(
                        TAKEN_OVER.plusSeconds(20),
                        () ->
                                takenOver(dying)
                                        ? Optional.of(Duration.between(killed, Instant.now()))
                                        : Optional.empty());
        assertThat(away).isLessThanOrEqualTo(TAKEN_OVER);
        fleet.road.slow(Duration.ZERO);
        for (ProcessHandle program : programs) {
            program.onExit().get(10, TimeUnit.SECONDS);
        }
        fleet.done(reel);
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "killed while %-10s +%3d ms: taken over after %.1f s, done",
                        moment,
                        later,
                        away.toMillis() / 1000.0));
    }

    /** By a later attempt, unless the step was finished in the instant of the kill. */
    private static boolean takenOver(Fleet.AtWork dead) {
        return fleet.postgres
                .client()
                .sql(
                        "select count(*) from step where reel_id = :id and kind = :kind and (attempt >"
                                + " :attempt or state = 'finished')")
                .param("id", dead.reelId())
                .param("kind", dead.kind())
                .param("attempt", dead.attempt())
                .query(Integer.class)
                .single()
                .equals(1);
    }

    /**
     * Whoever dies while a model films for money, no order is sent twice. Only an order that was on
     * its way in the very instant may end the reel, as nobody knows what became of it.
     */
    @ParameterizedTest
    @MethodSource("runs")
    void whatIsPaidForIsOrderedOnce(int seed) throws Exception {
        int before = fleet.provider.count(Call.SUBMIT);
        String reel = fleet.orderOfModel("A lone dancer in neon city number " + seed);
        Fleet.AtWork dying =
                Fleet.await(
                        Duration.ofMinutes(2),
                        () ->
                                fleet.provider.count(Call.SUBMIT) > before
                                        ? fleet.atWork(reel)
                                        : Optional.empty());
        int later = new Random(seed).nextInt(9000);
        Thread.sleep(later);
        Fleet.AtWork now = fleet.atWork(reel).orElse(dying);
        fleet.workerOf(now).process().destroyForcibly().waitFor();
        JsonNode end = fleet.api.await(reel, Duration.ofMinutes(4), "done", "failed");
        String code = end.path("error").path("code").asString("done");
        assertThat(code).isIn("done", "PROVIDER_OUTCOME_UNKNOWN");
        requireNothingOrderedTwice();
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "killed while %-10s +%4d ms after an order: %s, %d orders, none twice, $%s",
                        now.status(),
                        later,
                        code,
                        fleet.provider.count(Call.SUBMIT) - before,
                        end.path("cost").path("usd").asString()));
    }

    private static void requireNothingOrderedTwice() {
        Map<String, Long> orders =
                fleet.provider.jobs().stream()
                        .collect(
                                Collectors.groupingBy(
                                        job -> job.prompt() + job.seed() + job.length(),
                                        Collectors.counting()));
        assertThat(orders.values()).allMatch(count -> count == 1);
    }

    /** At the boundary of each step of a reel that is paid for. */
    @ParameterizedTest
    @ValueSource(strings = {"fetch", "plan", "film", "render"})
    void whoDiesAsAStepBeginsOrdersNothingTwice(String kind) throws Exception {
        String reel = fleet.orderOfModel("A lone dancer at the start of step " + kind);
        Fleet.AtWork dying =
                Fleet.await(
                        Duration.ofMinutes(2),
                        () -> fleet.atWork(reel).filter(at -> at.kind().equals(kind)));
        fleet.workerOf(dying).process().destroyForcibly().waitFor();
        fleet.done(reel);
        requireNothingOrderedTwice();
        System.out.println("killed as step " + kind + " began: done, nothing ordered twice");
    }

    /** The living keep their steps: nobody takes them for dead because nobody could write. */
    @Test
    void theDatabaseGoesAwayAndComesBack() throws Exception {
        String reel = fleet.order();
        Fleet.await(Duration.ofMinutes(2), () -> fleet.atWork(reel));
        fleet.postgres.stop();
        Thread.sleep(OUTAGE);
        fleet.postgres.start();
        fleet.done(reel);
        // A step that asked the database in that moment was tried again, which is no death.
        assertThat(deaths(reel)).isZero();
        fleet.done(fleet.order());
        assertThat(fleet.workers()).allMatch(worker -> worker.process().isAlive());
        System.out.println(
                "PostgreSQL away for " + OUTAGE.toSeconds() + " s: done, nothing restarted");
    }

    /** No connection ends, none ever answers: only who limits its waiting comes back. */
    @Test
    void theDatabaseVanishesAndAnotherTakesItsPlace() throws Exception {
        String reel = fleet.order();
        Fleet.await(Duration.ofMinutes(2), () -> fleet.atWork(reel));
        fleet.line.vanish();
        Thread.sleep(OUTAGE);
        fleet.line.comeBack();
        fleet.done(reel);
        fleet.done(fleet.order());
        assertThat(fleet.workers()).allMatch(worker -> worker.process().isAlive());
        System.out.println(
                "PostgreSQL vanished for " + OUTAGE.toSeconds() + " s: done, nothing restarted");
    }

    private static int deaths(String reel) {
        return fleet.postgres
                .client()
                .sql("select sum(deaths) from step where reel_id = :id")
                .param("id", reel)
                .query(Integer.class)
                .single();
    }

    @Test
    void theStoreGoesAwayAndComesBack() throws Exception {
        String reel = fleet.order();
        Fleet.await(
                Duration.ofMinutes(2),
                () -> fleet.atWork(reel).filter(at -> at.status().equals("rendering")));
        fleet.store.stop();
        Thread.sleep(OUTAGE);
        fleet.store.start();
        fleet.done(reel);
        System.out.println("S3 away for " + OUTAGE.toSeconds() + " s: done");
    }

    @Test
    void ffmpegIsKilledForWantOfMemory() throws Exception {
        String reel = fleet.order();
        ProcessHandle program =
                Fleet.await(
                        Duration.ofMinutes(2),
                        () ->
                                fleet.atWork(reel)
                                        .filter(at -> at.kind().equals("render"))
                                        .flatMap(at ->
                                                fleet.workerOf(at)
                                                        .process()
                                                        .descendants()
                                                        .filter(ChaosIT::isFfmpeg)
                                                        .findAny()));
        program.destroyForcibly();
        fleet.done(reel);
        System.out.println("ffmpeg killed: done");
    }

    private static boolean isFfmpeg(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/ffmpeg");
    }

    /** The reel fails with a code that says so; the worker lives, and makes the next with room. */
    @Test
    void aWorkersDiskIsFull() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()),
                "cannot make a small disk here");
        fleet.keepWorkers(0);
        try (Service cramped = fleet.worker(small)) {
            String reel = fleet.order();
            JsonNode failed = fleet.api.await(reel, Duration.ofMinutes(4), "done", "failed");
            assertThat(failed.path("error").path("code").asString()).isEqualTo("DISK_FULL");
            assertThat(cramped.process().isAlive()).isTrue();
            try (Stream<Path> left = Files.list(small.resolve("work"))) {
                assertThat(left).isEmpty();
            }
        } finally {
            run("umount", small.toString());
        }
        System.out.println("a worker's disk full: DISK_FULL, nothing left");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
