package io.beatframe.server.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.clip.generated.LedgerEntry.Event;
import io.beatframe.clip.video.Job;
import io.beatframe.model.Catalogue;
import io.beatframe.model.Usd;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider knows none of the jobs, and so says that each is lost. */
class OpenOrdersTest {
    private final MemoryDatabase database = MemoryDatabase.fresh();
    private FakeVideoProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeVideoProvider(new FakeGeminiOmni(), job -> new byte[0]);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private TakeLines lines(String tenantId, String reelId) {
        return new TakeLines(
                tenantId,
                reelId,
                database.jdbc(),
                database.transaction(),
                new Quotas(database.jdbc()),
                new SimpleMeterRegistry());
    }

    private void note(String reelId, String clip, Event... events) {
        TakeLines lines = lines("local", reelId);
        for (Event event : events) {
            lines.last(clip);
            Optional<Job> job =
                    event == Event.SUBMITTING ? Optional.empty() : Optional.of(Job.of(clip));
            lines.add(clip, event, "gemini-omni", Optional.of(Usd.of("0.21")), job, "");
        }
    }

    private Optional<Duration> stop(Instant now) {
        return stop(
                Map.of(
                        "XDG_CONFIG_HOME", "/nowhere",
                        "GEMINI_API_KEY", "a-key",
                        "BEATFRAME_GEMINI_URL", provider.root().toString()),
                now);
    }

    private Optional<Duration> stop(Map<String, String> environment, Instant now) {
        Filming filming =
                new Filming(
                        ProviderSettings.of(environment),
                        Catalogue.builtIn(),
                        Path.of("unused"),
                        FilmingTerms.USUAL);
        return new OpenOrders(database.jdbc(), () -> filming, this::lines).stop("reel_a", now);
    }

    @Test
    void onlyWhatTheReelItselfHasOrderedAndNotGotIsAskedFor() {
        note("reel_a", "open", Event.SUBMITTING, Event.SUBMITTED, Event.SAVED);
        note("reel_a", "ready", Event.SUBMITTING, Event.SUBMITTED, Event.READY);
        note("reel_a", "announced", Event.SUBMITTING);
        note("reel_a", "refused", Event.SUBMITTING, Event.SUBMITTED, Event.REFUSED);
        note("reel_a", "taken-over", Event.SUBMITTING, Event.SUBMITTED);
        note("reel_b", "taken-over", Event.FAILED, Event.SUBMITTING, Event.SUBMITTED);
        note("reel_b", "another's", Event.SUBMITTING, Event.SUBMITTED);
        database.jdbc()
                .sql(
                        "insert into take_line values ('local', 'answer-x', 1, 'reel_a', 'gemini: 5"
                                + " tokens', 0.1)")
                .update();
        assertThat(stop(Instant.now())).isEmpty();
        assertThat(provider.count(Call.POLL)).isEqualTo(1);
        assertThat(lines("local", "reel_a").last("open").orElseThrow().event())
                .isEqualTo(Event.LOST);
        assertThat(lines("local", "reel_b").last("another's").orElseThrow().event())
                .isEqualTo(Event.SUBMITTED);
    }

    @Test
    void whoeverDoesNotAnswerIsAskedEverMoreSeldomAndNotForEver() {
        note("reel_a", "open", Event.SUBMITTING, Event.SUBMITTED);
        Instant ordered = lines("local", "reel_a").last("open").orElseThrow().at();
        provider.close();
        assertThat(stop(ordered)).contains(Duration.ofSeconds(5));
        assertThat(stop(ordered.plusSeconds(240))).contains(Duration.ofSeconds(60));
        assertThat(stop(ordered.plus(Duration.ofHours(20)))).contains(Duration.ofMinutes(15));
        assertThat(stop(ordered.plus(Duration.ofHours(24)))).isEmpty();
    }

    /** An operator may set the key again. */
    @Test
    void aModelThatIsNotSetUpAnyMoreIsTriedAgain() {
        note("reel_a", "open", Event.SUBMITTING, Event.SUBMITTED);
        assertThat(stop(Map.of("XDG_CONFIG_HOME", "/nowhere"), Instant.now()))
                .contains(Duration.ofSeconds(5));
    }
}
