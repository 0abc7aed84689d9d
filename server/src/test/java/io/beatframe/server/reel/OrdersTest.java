package io.beatframe.server.reel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.server.tenant.TokenPrices;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OrdersTest {
    private final List<String> queued = new ArrayList<>();
    private final MemoryDatabase database = MemoryDatabase.fresh();
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Orders orders;

    @BeforeEach
    void start() {
        jdbc = database.jdbc();
        transaction = database.transaction();
        Clock clock = Clock.systemUTC();
        ReelStates states =
                new ReelStates(
                        jdbc,
                        (reel, run, kind, pool, turn) ->
                                queued.add(reel + " " + run + " " + kind.id()),
                        (reel, now) -> {},
                        clock);
        orders =
                new Orders(
                        jdbc,
                        states,
                        new Quotas(jdbc),
                        new TokenPrices(Map.of("BEATFRAME_PLANNER_PRICES", "gemini=1/10")),
                        clock);
    }

    private void reel(String status, @Nullable String plan) {
        database.reel("reel_a", status);
        jdbc.sql(
                        "update reel set plan = ?, error_code = 'DISK_FULL', error_message = 'full',"
                                + " error_retriable = true")
                .param(plan)
                .update();
    }

    private String text(String column) {
        return jdbc.sql("select coalesce(" + column + ", '') from reel")
                .query(String.class)
                .single();
    }

    private void replan(String more) {
        transaction.executeWithoutResult(
                status -> orders.replan("local", "reel_a", before -> before + more));
    }

    /** Each of them sees what those before it did. */
    @Test
    void ofEditsAtOnceNoneIsLost() throws Exception {
        reel("review", "");
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> edit =
                    () -> {
                        replan("x");
                        return true;
                    };
            for (Future<Boolean> done : many.invokeAll(Collections.nCopies(24, edit))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(text("plan")).isEqualTo("x".repeat(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled", "done"})
    void whatHasStoppedCanBeFilmedAnewByAnotherPlan(String status) {
        reel(status, "p");
        replan("!");
        assertThat(text("status")).isEqualTo("queued");
        assertThat(text("error_code")).isEmpty();
        assertThat(queued).containsExactly("reel_a 2 render");
    }

    @Test
    void whatWasNeverPlannedHasNothingToChange() {
        reel("failed", null);
        assertThatThrownBy(() -> replan("!"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STATE_CONFLICT));
    }

    private void order(String planner) {
        ReelOrder order =
                ReelJson.read(
                        "{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\",\"planner\":\""
                                + planner
                                + "\"}");
        transaction.executeWithoutResult(status -> orders.create("local", order));
    }

    /** An answer of gemini may cost 18 cents here. */
    @ParameterizedTest
    @CsvSource({
        "rules, 0, ''",
        "gemini, 0.18, ''",
        "auto, 0.18, ''",
        "gemini, 0.17, would cost 0.18",
        "auto, 0.17, would cost 0.18",
        "openai, 100, nobody knows"
    })
    void aLanguageModelIsAskedForWhoMayPayForIt(String planner, BigDecimal cap, String refusal) {
        jdbc.sql("update tenant set spend_cap_usd = ?").param(cap).update();
        if (refusal.isEmpty()) {
            order(planner);
            assertThat(queued).hasSize(1);
        } else {
            assertThatThrownBy(() -> order(planner)).hasMessageContaining(refusal);
        }
    }
}
