package io.beatframe.server.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.clip.generated.LedgerEntry;
import io.beatframe.clip.generated.LedgerEntry.Event;
import io.beatframe.clip.video.Job;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.tenant.Quotas;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TakeLinesTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        MemoryDatabase database = MemoryDatabase.fresh();
        jdbc = database.jdbc();
        transaction = database.transaction();
        database.reel("reel_a", "generating");
    }

    private TakeLines worker() {
        return new TakeLines("local", "reel_a", jdbc, transaction, new Quotas(jdbc), metrics);
    }

    private static void add(TakeLines lines, Event event, Optional<Job> job) {
        lines.add("clip", event, "omni", Optional.of(Usd.of("0.21")), job, "");
    }

    private BigDecimal cost() {
        return jdbc.sql("select cost_usd from reel where id = 'reel_a'")
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void anotherWorkerKnowsWhatWasOrdered() {
        TakeLines one = worker();
        assertThat(one.last("clip")).isEmpty();
        add(one, Event.SUBMITTING, Optional.empty());
        add(one, Event.SUBMITTED, Optional.of(Job.of("job-1")));
        TakeLines other = worker();
        assertThat(other.last("clip").map(LedgerEntry::event)).contains(Event.SUBMITTED);
        assertThat(other.job("clip")).contains(Job.of("job-1"));
        add(other, Event.READY, Optional.of(Job.of("job-1")));
        add(one, Event.SAVED, Optional.empty());
        assertThat(one.last("clip").map(LedgerEntry::event)).contains(Event.READY);
        assertThat(cost()).isEqualByComparingTo("0.21");
        assertThat(other.boughtForThisReel("clip")).isTrue();
        assertThat(other.boughtForThisReel("another")).isFalse();
        assertThat(metrics.counter("beatframe.spend.usd", "model", "omni").count()).isEqualTo(0.21);
    }

    @Test
    void ofTenWorkersThatWouldOrderOneDoes() throws Exception {
        List<TakeLines> workers = IntStream.range(0, 10).mapToObj(i -> worker()).toList();
        // All have seen that nobody ordered it.
        workers.forEach(lines -> assertThat(lines.last("clip")).isEmpty());
        List<Callable<Boolean>> all =
                workers.stream().<Callable<Boolean>>map(lines -> () -> ordered(lines)).toList();
        int ordered = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                ordered += one.get() ? 1 : 0;
            }
        }
        assertThat(ordered).isEqualTo(1);
        assertThat(cost()).isEqualByComparingTo("0.21");
    }

    private static boolean ordered(TakeLines lines) {
        try {
            add(lines, Event.SUBMITTING, Optional.empty());
            return true;
        } catch (Failure overtaken) {
            assertThat(overtaken.retriable()).isTrue();
            return false;
        }
    }

    @Test
    void whatCameToNothingIsTakenOffTheBill() {
        TakeLines lines = worker();
        lines.last("clip");
        add(lines, Event.SUBMITTING, Optional.empty());
        add(lines, Event.FAILED, Optional.empty());
        assertThat(cost()).isEqualByComparingTo("0");
        add(lines, Event.FAILED, Optional.empty());
        assertThat(cost()).isEqualByComparingTo("0");
        add(lines, Event.SUBMITTING, Optional.empty());
        add(lines, Event.SUBMITTED, Optional.of(Job.of("job-2")));
        add(lines, Event.REFUSED, Optional.of(Job.of("job-2")));
        assertThat(cost()).isEqualByComparingTo("0");
        add(lines, Event.SUBMITTING, Optional.empty());
        add(lines, Event.UNKNOWN, Optional.empty());
        assertThat(cost()).isEqualByComparingTo("0.21");
    }

    @Test
    void aboveTheCapNothingIsOrderedAlsoWhenReelsAreForgotten() {
        jdbc.sql("update tenant set spend_cap_usd = 0.30 where id = 'local'").update();
        TakeLines lines = worker();
        lines.last("clip");
        add(lines, Event.SUBMITTING, Optional.empty());
        add(lines, Event.SUBMITTED, Optional.of(Job.of("job-1")));
        assertRefused(lines, "other", Optional.of(Usd.of("0.21")));
        assertRefused(lines, "other", Optional.empty());
        jdbc.sql("delete from reel").update();
        assertRefused(lines, "other", Optional.of(Usd.of("0.21")));
        lines.add(
                "other",
                Event.SUBMITTING,
                "omni",
                Optional.of(Usd.of("0.09")),
                Optional.empty(),
                "");
    }

    private static void assertRefused(TakeLines lines, String key, Optional<Usd> price) {
        lines.last(key);
        assertThatThrownBy(
                        () -> lines.add(key, Event.SUBMITTING, "omni", price, Optional.empty(), ""))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED));
        assertThat(lines.last(key)).isEmpty();
    }
}
