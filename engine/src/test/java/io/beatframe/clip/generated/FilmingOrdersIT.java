package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.testing.KeptPort;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is ordered, paid, refused, kept and cancelled while a model films. */
class FilmingOrdersIT extends FilmingOverHttp {
    @Test
    void aBudgetOrdersNothingThatWouldPassIt() throws IOException {
        ShotPlan plan = plan(1.2, 1.2);
        Budget little = Budget.of("0.41", Budget.Mode.CAP);
        assertThat(failureOf(plan, little, false)).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(provider.count(Call.SUBMIT)).isZero();
        List<Clip> clips = film(plan, Budget.of("0.41", Budget.Mode.WARN), false);
        assertThat(told).anyMatch(line -> line.contains("budget of $0.41 is exceeded"));
        assertThat(clips.getFirst().notes()).contains("The budget of $0.41 is exceeded.");
        film(plan, little, false);
        assertThat(provider.count(Call.SUBMIT)).as("what is there costs nothing").isEqualTo(2);
    }

    @Test
    void aRetakeThatWouldPassTheBudgetIsNotOrdered() {
        provider.clips(job -> VIDEOS.plain("black", 360, 640, 3));
        assertThat(failureOf(plan(1.2), Budget.of("0.30", Budget.Mode.CAP), false))
                .isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
        assertThat(events()).contains(LedgerEntry.Event.OVER_BUDGET);
    }

    @Test
    void anUnknownOutcomeIsNeverSentAgainUnlessTheUserSaysSo() throws IOException {
        provider.faults(Call.SUBMIT, Fault.CUT_OFF);
        ShotPlan plan = plan(1.2);
        assertThat(failureOf(plan, Budget.NONE, false))
                .isEqualTo(ErrorCode.PROVIDER_OUTCOME_UNKNOWN);
        assertThat(failureOf(plan, Budget.NONE, false))
                .isEqualTo(ErrorCode.PROVIDER_OUTCOME_UNKNOWN);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
        assertThat(film(plan, Budget.NONE, true)).hasSize(1);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
        assertThat(events())
                .containsSubsequence(
                        LedgerEntry.Event.SUBMITTING,
                        LedgerEntry.Event.UNKNOWN,
                        LedgerEntry.Event.ALLOWED,
                        LedgerEntry.Event.SUBMITTED,
                        LedgerEntry.Event.READY);
    }

    @Test
    void aBusyProviderIsAskedAgainAndAFailedJobIsOrderedAgain() throws IOException {
        provider.faults(Call.SUBMIT, Fault.BUSY, Fault.FAILURE);
        provider.outcomes(
                FakeJob.Outcome.CLIP,
                FakeJob.Outcome.CLIP,
                FakeJob.Outcome.FAILED,
                FakeJob.Outcome.CLIP);
        Clip clip = film(plan(1.2)).getFirst();
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(4);
        assertThat(clip.cost().spent()).as("what failed is not paid").isEqualTo(Usd.of("0.21"));
    }

    @Test
    void whoIsNotRunningIsSoonGivenUp() {
        provider.close();
        assertThatThrownBy(() -> film(plan(1.2)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
                            assertThat(failure.message())
                                    .contains("is not reached", "BEATFRAME_GEMINI_URL");
                        });
        assertThat(events()).filteredOn(e -> e == LedgerEntry.Event.SUBMITTING).hasSize(2);
    }

    /** The second shot begins where the first ends, so it is ordered when that is filmed. */
    @Test
    void whoIsAwayForAMomentIsAskedAgain() throws IOException {
        chained = true;
        provider.close();
        int port = KeptPort.free();
        reopen(port);
        int[] away = {0};
        watch =
                line -> {
                    if (line.startsWith("shot 1 is filmed")) {
                        provider.close();
                    } else if (line.contains("takes no order now") && ++away[0] == 2) {
                        reopen(port);
                    }
                };
        assertThat(film(plan(1.2, 1.3))).hasSize(2);
        assertThat(away[0]).isEqualTo(2);
    }

    private void reopen(int port) {
        try {
            provider = provider(port);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Test
    void aRefusalIsToldAndNotAskedAgain() {
        provider.outcomes(FakeJob.Outcome.REFUSED);
        ShotPlan plan = plan(1.2);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @Test
    void oneFailureLeavesTheOthersKept() throws IOException {
        provider.outcomes(FakeJob.Outcome.REFUSED, FakeJob.Outcome.CLIP, FakeJob.Outcome.CLIP);
        ShotPlan plan = plan(1.2, 1.3, 1.4);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(events()).doesNotContain(LedgerEntry.Event.CANCELLED);
        long submitted = events().stream().filter(e -> e == LedgerEntry.Event.SUBMITTED).count();
        long ready = events().stream().filter(e -> e == LedgerEntry.Event.READY).count();
        assertThat(ready).isEqualTo(submitted - 1);
    }

    @Test
    void aDefectOfOneShotLeavesTheOthersKept() {
        CountDownLatch broken = new CountDownLatch(1);
        watch =
                line -> {
                    if (line.startsWith("shot 1 is filmed")) {
                        broken.countDown();
                        throw new IllegalStateException("a defect");
                    }
                };
        provider.pendingPolls(4);
        provider.watch(
                Call.POLL,
                job -> {
                    if (job.prompt().contains("shot 2")) {
                        await(broken);
                    }
                });
        assertThatThrownBy(() -> film(plan(1.2, 1.3))).hasMessage("a defect");
        assertThat(provider.cancelled()).isEmpty();
        assertThat(events()).filteredOn(e -> e == LedgerEntry.Event.READY).hasSize(2);
    }

    @Test
    void cancellingCancelsAtTheProvider() throws Exception {
        provider.pendingPolls(100_000);
        CountDownLatch both = followed(2, latch -> {});
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                film(plan(1.2, 1.3));
                            } catch (Throwable thrown) {
                                end.set(thrown);
                            }
                        });
        await(both);
        thread.interrupt();
        thread.join(60_000);
        assertThat(end.get())
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(provider.cancelled()).hasSize(2);
        assertThat(events()).filteredOn(e -> e == LedgerEntry.Event.CANCELLED).hasSize(2);
    }

    /** Films until a call of a kind is made, which interrupts it before the call is answered. */
    private void interruptedAt(Call kind) throws InterruptedException {
        Thread[] filming = new Thread[1];
        provider.watch(kind, job -> filming[0].interrupt());
        AtomicReference<Throwable> end = new AtomicReference<>();
        filming[0] =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            try {
                                film(plan(1.2));
                            } catch (Throwable thrown) {
                                end.set(thrown);
                            }
                        });
        filming[0].start();
        filming[0].join(60_000);
        assertThat(end.get())
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.CANCELLED));
        provider.watch(kind, job -> {});
    }

    @Test
    void whatIsBeingOrderedIsCancelledToo() throws Exception {
        interruptedAt(Call.SUBMIT);
        assertThat(provider.cancelled()).hasSize(1);
        assertThat(events())
                .containsExactly(
                        LedgerEntry.Event.SUBMITTING,
                        LedgerEntry.Event.SUBMITTED,
                        LedgerEntry.Event.CANCELLED);
        assertThat(film(plan(1.2))).hasSize(1);
    }

    @Test
    void whatIsBeingOrderedIsFollowedByWhoGoesOn() throws Exception {
        handedOn = true;
        interruptedAt(Call.SUBMIT);
        assertThat(provider.cancelled()).isEmpty();
        assertThat(film(plan(1.2))).hasSize(1);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @Test
    void whatIsFinishedIsNotCancelledWhileItIsCopied() throws Exception {
        interruptedAt(Call.FETCH);
        assertThat(provider.cancelled()).isEmpty();
        assertThat(events()).doesNotContain(LedgerEntry.Event.CANCELLED);
        assertThat(film(plan(1.2))).hasSize(1);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @Test
    void aClipThatIsGoneIsCopiedAgainAndNotOrderedBecauseOfAHiccup() throws IOException {
        ShotPlan plan = plan(1.2);
        film(plan);
        try (Stream<Path> kept = Files.walk(folder.resolve(store))) {
            for (Path clip : kept.filter(file -> file.toString().endsWith(".mp4")).toList()) {
                Files.delete(clip);
            }
        }
        provider.faults(Call.POLL, Fault.FAILURE);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(film(plan)).hasSize(1);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }
}
