package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.generated.LedgerEntry.Event;
import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.Submission;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.model.Catalogue;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalledOffTest {
    private static final ModelCard OMNI = Catalogue.builtIn().require("gemini-omni");

    @TempDir Path folder;
    private FakeVideoProvider provider;
    private Filming filming;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        provider = new FakeVideoProvider(new FakeGeminiOmni(), job -> new byte[0]);
        ledger = new Ledger(folder);
        filming =
                new Filming(
                        ProviderSettings.of(
                                Map.of(
                                        "XDG_CONFIG_HOME", "/nowhere",
                                        "GEMINI_API_KEY", "a-key",
                                        "BEATFRAME_GEMINI_URL", provider.root().toString())),
                        Catalogue.builtIn(),
                        folder,
                        FilmingTerms.USUAL);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    /** An order that a provider took, as the one who sent it noted it before it was gone. */
    private LedgerEntry ordered() {
        Take take =
                Conform.of(
                                GeneratedPlans.of(
                                        FrameRate.FPS_30, Quality.DRAFT, Aspect.PORTRAIT, 4),
                                OMNI,
                                List.of(),
                                false)
                        .getFirst()
                        .takes()
                        .getFirst();
        Submission taken = VideoModels.open(OMNI, filming.settings()).submit(take.order(), "clip");
        Job job = ((Submission.Accepted) taken).job();
        ledger.add(
                "clip",
                Event.SUBMITTED,
                OMNI.name(),
                Optional.of(Usd.of("0.4")),
                Optional.of(job),
                "");
        return ledger.last("clip").orElseThrow();
    }

    private Event last() {
        return ledger.last("clip").orElseThrow().event();
    }

    @Test
    void whatTheProviderWorksOnIsStopped() {
        provider.pendingPolls(100);
        LedgerEntry order = ordered();
        assertThat(new CalledOff(filming, ledger).stop(order)).isTrue();
        assertThat(provider.cancelled()).containsExactly(order.job().orElseThrow().id());
        assertThat(last()).isEqualTo(Event.CANCELLED);
    }

    /** Somebody may order the same, and will not pay again. */
    @Test
    void aFinishedClipIsNotCancelled() {
        provider.pendingPolls(0);
        assertThat(new CalledOff(filming, ledger).stop(ordered())).isTrue();
        assertThat(provider.cancelled()).isEmpty();
        assertThat(last()).isEqualTo(Event.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED,REFUSED", "FAILED,FAILED", "CANCELLED,CANCELLED"})
    void whatCameToItsEndMeanwhileIsNoted(FakeJob.Outcome outcome, Event event) {
        provider.pendingPolls(0);
        provider.outcomes(outcome);
        assertThat(new CalledOff(filming, ledger).stop(ordered())).isTrue();
        assertThat(provider.cancelled()).isEmpty();
        assertThat(last()).isEqualTo(event);
    }

    @Test
    void aProviderThatDoesNotAnswerIsAskedAgain() {
        provider.pendingPolls(100);
        LedgerEntry order = ordered();
        CalledOff calledOff = new CalledOff(filming, ledger);
        provider.faults(Call.POLL, Fault.CUT_OFF);
        provider.faults(Call.CANCEL, Fault.BAD_GATEWAY);
        assertThat(calledOff.stop(order)).isFalse();
        assertThat(last()).isEqualTo(Event.SUBMITTED);
        assertThat(calledOff.stop(order)).isTrue();
        assertThat(last()).isEqualTo(Event.CANCELLED);
    }
}
