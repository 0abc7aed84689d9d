package io.beatframe.server.reel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.server.tenant.TokenPrices;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OrdersTest {
    private final NotedQueue queue = new NotedQueue();
    private final MemoryDatabase database = MemoryDatabase.fresh();
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Orders orders;

    @BeforeEach
    void start() {
        jdbc = database.jdbc();
        transaction = database.transaction();
        Clock clock = Clock.systemUTC();
        ReelStates states = new ReelStates(jdbc, queue, (reel, now) -> {}, clock);
        orders =
                new Orders(
                        jdbc,
                        states,
                        new Turns(jdbc, queue),
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
        assertThat(queue.put()).containsExactly("reel_a 2 render");
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
            assertThat(queue.put()).hasSize(1);
        } else {
            assertThatThrownBy(() -> order(planner)).hasMessageContaining(refusal);
        }
    }

    private String waits(String tenantId, String priority) {
        ReelOrder order =
                ReelJson.read(
                        "{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\",\"priority\":\""
                                + priority
                                + "\"}");
        return requireNonNull(transaction.execute(status -> orders.create(tenantId, order)));
    }

    private List<@Nullable String> inTurn(String tenantId) {
        return jdbc.sql("select id from reel where tenant_id = ? order by turn")
                .param(tenantId)
                .query(String.class)
                .list();
    }

    private List<@Nullable Long> turns(String tenantId) {
        return jdbc.sql("select turn from reel where tenant_id = ? order by turn")
                .param(tenantId)
                .query(Long.class)
                .list();
    }

    @Test
    void aTenantsUrgentReelsGoBeforeItsOwnAndBeforeNobodyElses() {
        jdbc.sql(
                        "insert into tenant (id, name, created_at) values ('other', 'other',"
                                + " current_timestamp)")
                .update();
        String begun = waits("local", "low");
        jdbc.sql("update reel set started_at = current_timestamp, status = 'planning'").update();
        String theirs = waits("other", "low");
        String low = waits("local", "low");
        String normal = waits("local", "normal");
        String high = waits("local", "high");
        String second = waits("local", "normal");
        String urgent = waits("local", "high");
        assertThat(inTurn("local")).containsExactly(begun, high, urgent, normal, second, low);
        assertThat(turns("local")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(inTurn("other")).containsExactly(theirs);
        assertThat(turns("other")).containsExactly(1L);
    }

    /** Another's transaction may hold a reel and wait for the tenant, which is held here. */
    @Test
    void whatSomebodyElseChangesIsNotWaitedFor() throws Exception {
        String held = waits("local", "low");
        String free = waits("local", "low");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select id from reel where id = ? for update")
                        .param(held)
                        .query(String.class)
                        .single();
                String urgent = await(other.submit(() -> waits("local", "high")));
                assertThat(inTurn("local")).containsExactly(held, urgent, free);
            });
        }
    }

    private static String await(Future<String> created) {
        try {
            return created.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException waits) {
            throw new AssertionError(waits);
        }
    }
}
