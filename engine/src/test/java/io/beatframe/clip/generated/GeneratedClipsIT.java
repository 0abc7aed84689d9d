package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import io.beatframe.testing.video.MadeVideo;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filming with a model that is reached over HTTP, with real small videos, good and bad. */
class GeneratedClipsIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final MadeVideo VIDEOS = new MadeVideo(FFMPEG);

    private static final Patience QUICK =
            new Patience(
                    Duration.ofMillis(5),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofMillis(10),
                    2);

    @TempDir Path folder;
    private FakeVideoProvider provider;
    private final List<String> told = new ArrayList<>();
    private FilmingWatch watch = told::add;
    private List<Path> references = List.of();
    private boolean chained;
    private boolean handedOn;
    private String store = "store";

    @BeforeEach
    void open() throws IOException {
        provider =
                new FakeVideoProvider(
                        new FakeGeminiOmni(), job -> VIDEOS.moving(360, 640, 24, seconds(job)));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private static double seconds(FakeJob job) {
        return Double.parseDouble(job.length().replace("s", ""));
    }

    private static ModelCard omni() {
        return Catalogue.builtIn().require("gemini-omni");
    }

    /** 360 x 640, so that the fake's clips are small. */
    private static ShotPlan plan(double... seconds) {
        return GeneratedPlans.of(FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, seconds);
    }

    private Filming filming(Budget budget, boolean resubmit) {
        ProviderSettings settings =
                ProviderSettings.of(
                        Map.of(
                                "XDG_CONFIG_HOME", "/nowhere",
                                "GEMINI_API_KEY", "secret-key",
                                "BEATFRAME_GEMINI_URL", provider.root().toString()));
        return new Filming(
                settings,
                Catalogue.builtIn(),
                folder.resolve(store),
                new FilmingTerms(
                        budget,
                        resubmit,
                        references,
                        chained,
                        watch,
                        Optional.empty(),
                        () -> handedOn));
    }

    private List<Clip> film(ShotPlan plan, Budget budget, boolean resubmit) throws IOException {
        Filming filming = filming(budget, resubmit);
        Path clips = Files.createTempDirectory(folder, "clips");
        return new GeneratedClips(
                        omni(), VideoModels.open(omni(), filming.settings()), filming, QUICK)
                .make(plan, FFMPEG, clips, Progress.SILENT);
    }

    private List<Clip> film(ShotPlan plan) throws IOException {
        return film(plan, Budget.NONE, false);
    }

    private ErrorCode failureOf(ShotPlan plan, Budget budget, boolean resubmit) {
        AtomicReference<ErrorCode> code = new AtomicReference<>();
        assertThatThrownBy(() -> film(plan, budget, resubmit))
                .isInstanceOfSatisfying(Failure.class, failure -> code.set(failure.code()));
        return code.get();
    }

    private List<LedgerEntry.Event> events() {
        return new Ledger(folder.resolve(store))
                .entries().stream().map(LedgerEntry::event).toList();
    }

    @Test
    void aPlanIsFilmedAndTheSecondTimeCostsNothing() throws IOException {
        ShotPlan plan = plan(1.2, 2.5, 0.7);
        List<Clip> clips = film(plan);
        for (int i = 0; i < clips.size(); i++) {
            assertThat(clips.get(i).frames()).isEqualTo(plan.clipFrames(i));
            var video = Probe.of(FFMPEG, clips.get(i).file()).video().orElseThrow();
            assertThat(video.frames()).hasValue(plan.clipFrames(i));
            assertThat(video.width()).isEqualTo(plan.size().width());
            assertThat(video.averageRate()).contains(FrameRate.FPS_30);
            assertThat(clips.get(i).cost().spent()).isEqualTo(Usd.of("0.21"));
        }
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(3);
        List<Clip> again = film(plan);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(3);
        assertThat(again.getFirst().cost().spent()).isEqualTo(Usd.ZERO);
        assertThat(again.getFirst().cost().saved()).isEqualTo(Usd.of("0.21"));
        assertThat(Files.readAllBytes(again.getFirst().file()))
                .isEqualTo(Files.readAllBytes(clips.getFirst().file()));
        assertThat(events()).filteredOn(e -> e == LedgerEntry.Event.SAVED).hasSize(3);
    }

    @Test
    void noMoreAreInTheMakingThanTheModelAllows() throws IOException {
        provider.pendingPolls(6);
        film(plan(0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
        assertThat(provider.mostWorking()).isBetween(2, omni().capabilities().concurrent());
    }

    @Test
    void whatCannotBeUsedIsTakenAgainOnceWithAnotherSeed() throws IOException {
        for (BadVideo bad : BadVideo.values()) {
            // A store of its own, or the clip would come from there.
            store = "store-" + bad;
            int before = provider.jobs().size();
            provider.clips(job ->
                    provider.jobs().size() - before < 2
                            ? bad.bytes()
                            : VIDEOS.moving(360, 640, 24, seconds(job)));
            List<Clip> clips = film(plan(1.5));
            assertThat(clips.getFirst().notes()).as(bad.name()).anyMatch(n -> n.contains(bad.why));
            assertThat(clips.getFirst().cost().spent()).isEqualTo(Usd.of("0.42"));
            List<FakeJob> jobs = provider.jobs().subList(before, before + 2);
            assertThat(jobs.get(0).seed()).isNotEqualTo(jobs.get(1).seed());
        }
    }

    private enum BadVideo {
        OTHER_SHAPE("it is 640x360 where 720x1280 was ordered"),
        BLACK("most of it is black"),
        FROZEN("nothing in it moves"),
        SHORT("it lasts"),
        CUTS("it cuts to another picture at"),
        NO_VIDEO("it is no video that can be played"),
        EMPTY("it is no video that can be played");

        private final String why;

        BadVideo(String why) {
            this.why = why;
        }

        byte[] bytes() {
            return switch (this) {
                case OTHER_SHAPE -> VIDEOS.moving(640, 360, 24, 3);
                case BLACK -> VIDEOS.plain("black", 360, 640, 3);
                case FROZEN -> VIDEOS.plain("gray", 360, 640, 3);
                case SHORT -> VIDEOS.moving(360, 640, 24, 0.5);
                case CUTS -> VIDEOS.cut(360, 640, 0.7, 0.7);
                case NO_VIDEO ->
                        "<html>Your video is ready</html>".getBytes(StandardCharsets.UTF_8);
                case EMPTY -> new byte[0];
            };
        }
    }

    @Test
    void twiceUnusableIsAFailureThatIsRemembered() {
        provider.clips(job -> VIDEOS.plain("black", 360, 640, 3));
        ShotPlan plan = plan(1.5);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.CLIP_REJECTED);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.CLIP_REJECTED);
        assertThat(provider.count(Call.SUBMIT))
                .as("nothing is paid to be rejected again")
                .isEqualTo(2);
    }

    @Test
    void aCutIsAvoidedWhereThereIsRoom() throws IOException {
        provider.clips(job -> VIDEOS.cut(360, 640, 0.6, 2.4));
        Clip clip = film(plan(1.5)).getFirst();
        assertThat(clip.notes()).anyMatch(note -> note.contains("cuts to another picture at 0.6"));
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @Test
    void aRateOfItsOwnIsBroughtToTheReels() throws IOException {
        provider.clips(job -> VIDEOS.moving(360, 640, 16, seconds(job)));
        Clip clip = film(plan(1.5)).getFirst();
        assertThat(clip.notes()).anyMatch(note -> note.contains("16.00 frames a second, not 24"));
        assertThat(Probe.of(FFMPEG, clip.file()).video().orElseThrow().frames()).hasValue(45);
    }

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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void cancellingCancelsAtTheProvider() throws Exception {
        provider.pendingPolls(100_000);
        CountDownLatch asked = new CountDownLatch(4);
        provider.watch(Call.POLL, job -> asked.countDown());
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
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
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

    @Test
    void shotsMayBeginWhereTheOneBeforeEnds() throws IOException {
        chained = true;
        List<Clip> clips = film(plan(1.2, 1.3, 1.4));
        assertThat(clips).hasSize(3);
        assertThat(provider.mostWorking()).isEqualTo(1);
        assertThat(provider.pictures()).containsExactly(0, 1, 1);
        film(plan(1.2, 1.3, 1.4), Budget.of("0.01", Budget.Mode.CAP), false);
        assertThat(provider.count(Call.SUBMIT))
                .as("the same pictures, the same clips")
                .isEqualTo(3);
    }

    @Test
    void referencesGoWithEveryShotAndAreChecked() throws IOException {
        Path face = folder.resolve("face.png");
        Files.write(face, java.util.HexFormat.of().parseHex("89504e470d0a1a0a0000"));
        references = List.of(face, face);
        film(plan(1.2, 1.3));
        assertThat(provider.pictures()).containsExactly(2, 2);
        references = List.of(face, face, face, face);
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        Files.writeString(face, "no picture");
        references = List.of(face);
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        references = List.of(folder.resolve("nobody.png"));
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
    }

    @Test
    void aLongShotIsChainedFromItsOwnLastFrame() throws IOException {
        Clip clip = film(plan(21)).getFirst();
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
        assertThat(clip.notes()).anyMatch(note -> note.contains("2 takes"));
        assertThat(Probe.of(FFMPEG, clip.file()).video().orElseThrow().frames()).hasValue(630);
    }
}
