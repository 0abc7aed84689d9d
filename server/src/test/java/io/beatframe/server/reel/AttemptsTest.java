package io.beatframe.server.reel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.tenant.Quotas;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AttemptsTest {
    private final MemoryDatabase database = MemoryDatabase.fresh();
    private JdbcClient jdbc;
    private ReelStates states;
    private Attempts attempts;
    private Reels reels;

    @BeforeEach
    void start() {
        jdbc = database.jdbc();
        Clock clock = Clock.systemUTC();
        states = new ReelStates(jdbc, new NotedQueue(), (reel, now) -> {}, clock);
        attempts = new Attempts(jdbc, states, new Quotas(jdbc), clock);
        reels = new Reels(jdbc);
        database.reel("reel_a", "queued");
        states.enqueue(reels.any("reel_a"), StepKind.PLAN);
    }

    private Attempt begun(StepKind kind) {
        return begun("reel_a", kind);
    }

    private Attempt begun(String reelId, StepKind kind) {
        return attempts.begin(reelId, 1, kind, "w").orElseThrow().attempt();
    }

    private long events() {
        return jdbc.sql("select count(*) from reel_event").query(Long.class).single();
    }

    @Test
    void progressIsSaidInFourDecimals() {
        attempts.progressed(begun(StepKind.PLAN), ReelStatus.PLANNING, .04 * .1538662);
        assertThat(reels.any("reel_a").progress()).isEqualTo(.0062);
    }

    @Test
    void whatIsPlannedWaitsInTheQueueUntilAWorkerFilmsIt() {
        attempts.planned(begun(StepKind.PLAN), "{}");
        assertThat(reels.status("reel_a")).contains(ReelStatus.QUEUED);
        begun(StepKind.RENDER);
        assertThat(reels.status("reel_a")).contains(ReelStatus.GENERATING);
    }

    @Test
    void onlyWhatChangedIsWritten() {
        Attempt attempt = begun(StepKind.PLAN);
        assertThat(attempts.progressed(attempt, ReelStatus.PLANNING, .02)).isTrue();
        long before = events();
        assertThat(attempts.progressed(attempt, ReelStatus.PLANNING, .024)).isTrue();
        assertThat(events()).isEqualTo(before);
        assertThat(attempts.progressed(attempt, ReelStatus.PLANNING, .026)).isTrue();
        assertThat(events()).isEqualTo(before + 1);
    }

    @Test
    void whoLostTheStepIsToldSo() {
        Attempt old = begun(StepKind.PLAN);
        begun(StepKind.PLAN);
        assertThat(attempts.progressed(old, ReelStatus.PLANNING, 0)).isFalse();
    }

    @Test
    void aListHasNoLongTextsButTheSteps() {
        attempts.planned(begun(StepKind.PLAN), "{}");
        List<Reel> all = reels.list("local", Optional.empty(), Optional.empty(), 10);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().plan()).isEmpty();
        assertThat(reels.steps(all).get("reel_a"))
                .extracting(
                        Reels.StepRow::kind,
                        Reels.StepRow::state,
                        Reels.StepRow::attempts,
                        step -> step.startedAt() != null)
                .containsExactly(
                        tuple(StepKind.PLAN, "finished", 1, true),
                        tuple(StepKind.RENDER, "waiting", 0, false));
    }

    /** A hundred orders of 20 000 beats each would be a hundred megabytes. */
    @Test
    void aListHasNoBeatsAndNoCaptions() {
        jdbc.sql("update reel set request = ?")
                .param(
                        "{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\",\"beats\":[1,2],"
                                + "\"captions\":[{\"start_sec\":1,\"end_sec\":2,\"text\":\"a\"}],\"title\":\"t\"}")
                .update();
        ReelOrder order =
                reels.list("local", Optional.empty(), Optional.empty(), 10).getFirst().order();
        assertThat(order.beats()).isNull();
        assertThat(order.captions()).isNull();
        assertThat(order.title()).isEqualTo("t");
        assertThat(reels.get("local", "reel_a").order().beats()).containsExactly(1.0, 2.0);
    }

    @Test
    void whyItFailedIsSaidInAClientsWords() {
        attempts.failed(
                begun(StepKind.PLAN),
                new Failure(ErrorCode.FFMPEG_MISSING, "Run 'beatframe doctor'."));
        assertThat(reels.get("local", "reel_a").problem().orElseThrow().message())
                .isEqualTo(
                        "The service cannot do that: something on its side must be mended. Tell its"
                                + " operator.");
    }

    /** Together two minutes; a pause that was asked for is kept, unless it is too long. */
    @Test
    void whatMayPassIsTriedAgainWithGrowingPauses() {
        Failure passing = new Failure(ErrorCode.FETCH_FAILED, "Away.", null, true);
        List<Optional<Duration>> pauses =
                Stream.of(Optional.<Duration>empty(), minutes(2), Optional.<Duration>empty())
                        .map(asked -> attempts.failed(begun(StepKind.PLAN), passing.after(asked)))
                        .toList();
        assertThat(pauses)
                .containsExactly(
                        Optional.of(Duration.ofSeconds(3)),
                        minutes(2),
                        Optional.of(Duration.ofSeconds(27)));
        assertThat(reels.status("reel_a")).contains(ReelStatus.PLANNING);
        assertThat(attempts.failed(begun(StepKind.PLAN), passing.after(minutes(60)))).isEmpty();
        assertThat(reels.status("reel_a")).contains(ReelStatus.FAILED);
    }

    private static Optional<Duration> minutes(long minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    @Test
    void whatDoesNotPassIsTriedOften() {
        Failure passing = new Failure(ErrorCode.FETCH_FAILED, "Away.", null, true);
        for (int i = 1; i < Attempts.MOST_FAILURES; i++) {
            assertThat(attempts.failed(begun(StepKind.PLAN), passing)).isPresent();
        }
        assertThat(attempts.failed(begun(StepKind.PLAN), passing)).isEmpty();
        assertThat(reels.get("local", "reel_a").problem().orElseThrow().retriable()).isTrue();
    }

    /** What is handed back is no death, however often; who dies with a step leaves it running. */
    @Test
    void deathsAreCountedAndNotTurns() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempts.handedBack(begun(StepKind.PLAN))).isTrue();
        }
        for (int i = 0; i <= Attempts.MOST_DEATHS; i++) {
            assertThat(reels.status("reel_a")).isNotEqualTo(Optional.of(ReelStatus.FAILED));
            attempts.begin("reel_a", 1, StepKind.PLAN, "w");
        }
        assertThat(reels.get("local", "reel_a").problem().orElseThrow().code())
                .isEqualTo(ErrorCode.WORKER_LOST);
    }

    @Test
    void whatWaitsForOthersTakesNobodysTurn() {
        jdbc.sql(
                        "update reel set request = replace(replace(request, '/v1/', 'https://a/'),"
                                + " 'prompt', 'video_model\":\"veo\",\"prompt')")
                .update();
        jdbc.sql("update step set kind = 'fetch'").update();
        attempts.fetched(begun(StepKind.FETCH), 700);
        assertThat(reels.any("reel_a").startedAt()).isEmpty();
        assertThat(reels.status("reel_a")).contains(ReelStatus.QUEUED);
        assertThat(jdbc.sql("select bytes from reel").query(Long.class).single()).isEqualTo(700);
        attempts.planned(begun(StepKind.PLAN), "{}");
        assertThat(reels.any("reel_a").startedAt()).isPresent();
        attempts.filmed(begun(StepKind.FILM));
        attempts.delivered(begun(StepKind.RENDER), new Attempts.Delivered("{}", 900));
        assertThat(reels.status("reel_a")).contains(ReelStatus.DONE);
        assertThat(reels.any("reel_a").completedAt()).isPresent();
    }

    /** Two reels that fetch side by side: what one has brought the other has not. */
    @Test
    void whatArrivesTakesTheTenantsSpaceAtOnce() {
        jdbc.sql("update tenant set storage_bytes = 1000000 where id = 'local'").update();
        database.reel("reel_b", "queued");
        database.reel("reel_c", "queued");
        states.enqueue(reels.any("reel_b"), StepKind.FETCH);
        states.enqueue(reels.any("reel_c"), StepKind.FETCH);
        Attempt one = begun("reel_b", StepKind.FETCH);
        Attempt other = begun("reel_c", StepKind.FETCH);
        brings(one, 600_000);
        brings(other, 300_000);
        assertThatThrownBy(() -> brings(other, 200_000)).hasMessageContaining("take 1 MB of 1 MB");
        brings(other, 100_000);
        brings(other, -100_000);
        // Who has lost the step brings nothing any more.
        Attempt again = begun("reel_b", StepKind.FETCH);
        brings(one, 900_000);
        brings(again, 50_000);
        assertThatThrownBy(() -> brings(again, 60_000)).isInstanceOf(Failure.class);
        // What is there is counted once.
        database.transaction().executeWithoutResult(status -> attempts.fetched(again, 650_000));
        assertThatThrownBy(() -> brings(other, 60_000)).isInstanceOf(Failure.class);
        brings(other, 40_000);
        // What came to nothing is not.
        database.transaction()
                .executeWithoutResult(status ->
                        attempts.failed(other, new Failure(ErrorCode.FETCH_REFUSED, "No.")));
        brings(begun("reel_b", StepKind.PLAN), 340_000);
    }

    private void brings(Attempt attempt, long bytes) {
        database.transaction().executeWithoutResult(status -> attempts.brings(attempt, bytes));
    }
}
