package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.Clip;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.MadeVideo;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model that is reached over HTTP, films real small videos, and is had to film plans. */
abstract class FilmingOverHttp {
    static final Ffmpeg FFMPEG = Ffmpeg.locate();
    static final MadeVideo VIDEOS = new MadeVideo(FFMPEG);

    static final Patience QUICK =
            new Patience(
                    Duration.ofMillis(5),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofMillis(10),
                    2);

    @TempDir Path folder;
    FakeVideoProvider provider;
    final List<String> told = new ArrayList<>();
    FilmingWatch watch = told::add;
    List<Path> references = List.of();
    boolean chained;
    boolean handedOn;
    Computing computing = Computing.AT_ONCE;
    String store = "store";

    @BeforeEach
    void open() throws IOException {
        provider = provider(0);
    }

    static FakeVideoProvider provider(int port) throws IOException {
        return new FakeVideoProvider(
                new FakeGeminiOmni(), job -> VIDEOS.moving(360, 640, 24, seconds(job)), port);
    }

    /**
     * Opens when so many jobs have been asked for.
     *
     * @param eachPoll is told of it before each answer
     */
    CountDownLatch followed(int jobs, Consumer<CountDownLatch> eachPoll) {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(jobs);
        provider.watch(
                Call.POLL,
                job -> {
                    if (begun.add(job.id())) {
                        all.countDown();
                    }
                    eachPoll.accept(all);
                });
        return all;
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        provider.close();
    }

    static double seconds(FakeJob job) {
        return Double.parseDouble(job.length().replace("s", ""));
    }

    static ModelCard omni() {
        return Catalogue.builtIn().require("gemini-omni");
    }

    /** 360 x 640, so that the fake's clips are small. */
    static ShotPlan plan(double... seconds) {
        return GeneratedPlans.of(FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, seconds);
    }

    Filming filming(Budget budget, boolean resubmit) {
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
                        () -> handedOn,
                        computing));
    }

    List<Clip> film(ShotPlan plan, Budget budget, boolean resubmit) throws IOException {
        Filming filming = filming(budget, resubmit);
        Path clips = Files.createTempDirectory(folder, "clips");
        return new GeneratedClips(
                        omni(), VideoModels.open(omni(), filming.settings()), filming, QUICK)
                .make(plan, FFMPEG, clips, Progress.SILENT);
    }

    List<Clip> film(ShotPlan plan) throws IOException {
        return film(plan, Budget.NONE, false);
    }

    ErrorCode failureOf(ShotPlan plan, Budget budget, boolean resubmit) {
        AtomicReference<ErrorCode> code = new AtomicReference<>();
        assertThatThrownBy(() -> film(plan, budget, resubmit))
                .isInstanceOfSatisfying(Failure.class, failure -> code.set(failure.code()));
        return code.get();
    }

    List<LedgerEntry.Event> events() {
        return new Ledger(folder.resolve(store))
                .entries().stream().map(LedgerEntry::event).toList();
    }
}
