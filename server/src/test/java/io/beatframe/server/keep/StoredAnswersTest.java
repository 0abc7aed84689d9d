package io.beatframe.server.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.plan.llm.Answer;
import io.beatframe.plan.llm.Answers;
import io.beatframe.provider.Provider;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.TokenPrices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attempt is another worker's: with a folder of its own. */
class StoredAnswersTest {
    private static final String QUESTION = "0123456789".repeat(4);
    private static final Answer ANSWER = new Answer("{}", false, "g", 5000, 2500);

    @TempDir Path folder;
    private final MemoryDatabase database = MemoryDatabase.fresh();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Reels reels = new Reels(database.jdbc());
    private Store store;

    @BeforeEach
    void start() {
        store = new LocalStore(folder.resolve("store"));
        database.reel("reel_a", "planning");
        database.reel("reel_b", "planning");
    }

    private Answers attempt(String reelId, String prices) throws IOException {
        TokenBill bill =
                new TokenBill(
                        database.jdbc(),
                        database.transaction(),
                        new TokenPrices(Map.of("BEATFRAME_PLANNER_PRICES", prices)),
                        metrics);
        Reel reel = reels.any(reelId);
        return new StoredAnswers(store, reel, bill, Files.createTempDirectory(folder, "desk"));
    }

    private BigDecimal cost(String reelId) {
        return reels.any(reelId).costUsd();
    }

    private BigDecimal billed() {
        return database.jdbc()
                .sql("select coalesce(sum(charge_usd), 0) from take_line")
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void anAnswerIsChargedWhenItComesAndOnceWhoeverAsksAgain() throws IOException {
        Answers first = attempt("reel_a", "gemini=1/10");
        assertThat(first.find(QUESTION)).isEmpty();
        first.keep(QUESTION, Provider.GEMINI, ANSWER);
        assertThat(cost("reel_a")).isEqualByComparingTo("0.03");

        // The worker dies, another begins the plan anew; later the same is asked for once more.
        assertThat(attempt("reel_a", "gemini=1/10").find(QUESTION)).contains(ANSWER);
        assertThat(attempt("reel_b", "gemini=1/10").find(QUESTION)).contains(ANSWER);
        // It could not be kept, so it was asked for again.
        attempt("reel_a", "gemini=1/10").keep(QUESTION, Provider.GEMINI, ANSWER);

        assertThat(cost("reel_a")).isEqualByComparingTo("0.03");
        assertThat(cost("reel_b")).isZero();
        assertThat(billed()).isEqualByComparingTo("0.03");
        assertThat(metrics.counter("beatframe.spend.usd", "model", "g").count()).isEqualTo(.03);
    }

    @Test
    void whatStaysUnkeptIsOnTheBillAllTheSame() throws IOException {
        Files.writeString(folder.resolve("store"), "no folder");
        Answers answers = attempt("reel_a", "gemini=1/10");
        assertThatThrownBy(() -> answers.keep(QUESTION, Provider.GEMINI, ANSWER));
        assertThat(billed()).isEqualByComparingTo("0.03");
    }

    @Test
    void whatAnotherTenantAskedIsNobodysBusiness() throws IOException {
        attempt("reel_a", "gemini=1/10").keep(QUESTION, Provider.GEMINI, ANSWER);
        database.jdbc()
                .sql(
                        "insert into tenant (id, name, created_at) values ('other', 'other',"
                                + " current_timestamp)")
                .update();
        database.jdbc().sql("update reel set tenant_id = 'other' where id = 'reel_b'").update();
        assertThat(attempt("reel_b", "gemini=1/10").find(QUESTION)).isEmpty();
    }

    @Test
    void whatNobodyPricedIsKeptAndOnNoBill() throws IOException {
        attempt("reel_a", "openai=1/10").keep(QUESTION, Provider.GEMINI, ANSWER);
        assertThat(billed()).isZero();
        assertThat(attempt("reel_a", "").find(QUESTION)).contains(ANSWER);
    }
}
