package io.beatframe.server.keep;

import io.beatframe.clip.generated.LedgerEntry;
import io.beatframe.clip.generated.OrderBook;
import io.beatframe.clip.video.Job;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Usd;
import io.beatframe.server.tenant.Quotas;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger in the database, so that a worker knows what another one ordered. A line's number is
 * one more than the last that was read: of two workers that would both order a clip, one is told to
 * look again. A line that announces an order also puts its price on the tenant's bill, if the cap
 * allows it.
 */
final class TakeLines implements OrderBook {
    private final String tenantId;
    private final String reelId;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Quotas quotas;
    private final MeterRegistry metrics;

    /** By clip: the number of the last line that was read or written here. */
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    TakeLines(
            String tenantId,
            String reelId,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Quotas quotas,
            MeterRegistry metrics) {
        this.tenantId = tenantId;
        this.reelId = reelId;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.quotas = quotas;
        this.metrics = metrics;
    }

    private record Line(int number, LedgerEntry entry, BigDecimal charge) {}

    @Override
    public Optional<LedgerEntry> last(String key) {
        return lines(key).reversed().stream()
                .map(Line::entry)
                .filter(entry -> entry.event().decides())
                .findFirst();
    }

    @Override
    public Optional<Job> job(String key) {
        return lines(key).reversed().stream()
                .flatMap(line -> line.entry().job().stream())
                .findFirst();
    }

    @Override
    public boolean boughtForThisReel(String key) {
        return Books.write(() ->
                jdbc.sql(
                                        "select coalesce(sum(charge_usd), 0) from take_line where tenant_id ="
                                                + " :tenant and clip_key = :key and reel_id = :reel")
                                .param("tenant", tenantId)
                                .param("key", key)
                                .param("reel", reelId)
                                .query(BigDecimal.class)
                                .single()
                                .signum()
                        > 0);
    }

    private List<Line> lines(String key) {
        List<Line> lines = Books.write(() -> read(key));
        seen.put(key, lines.isEmpty() ? 0 : lines.getLast().number());
        return lines;
    }

    private List<Line> read(String key) {
        return jdbc.sql(
                        "select number, line, charge_usd from take_line where tenant_id = :tenant and"
                                + " clip_key = :key order by number")
                .param("tenant", tenantId)
                .param("key", key)
                .query((row, index) ->
                        new Line(
                                row.getInt("number"),
                                LedgerEntry.of(row.getString("line")).orElseThrow(),
                                row.getBigDecimal("charge_usd")))
                .list();
    }

    @Override
    public void add(
            String key,
            LedgerEntry.Event event,
            String model,
            Optional<Usd> usd,
            Optional<Job> job,
            String why) {
        LedgerEntry entry = new LedgerEntry(Instant.now(), key, event, model, usd, job, why);
        BigDecimal charge =
                event == LedgerEntry.Event.SUBMITTING
                        ? announced(entry)
                        : Books.write(() -> transaction.execute(status -> append(entry)));
        if (charge.signum() > 0) {
            metrics.counter("beatframe.spend.usd", "model", model).increment(charge.doubleValue());
        } else if (charge.signum() < 0) {
            metrics.counter("beatframe.spend.returned.usd", "model", model)
                    .increment(-charge.doubleValue());
        }
    }

    /** Before money is spent: nobody else has announced it since, and the tenant may pay for it. */
    private BigDecimal announced(LedgerEntry entry) {
        int number = seen.getOrDefault(entry.key(), 0) + 1;
        Optional<BigDecimal> price = entry.usd().map(Usd::amount);
        BigDecimal charge = price.orElse(BigDecimal.ZERO);
        boolean ours =
                Books.write(() -> {
                    try {
                        transaction.executeWithoutResult(status -> {
                            bill(charge);
                            quotas.admitCost(tenantId, price);
                            insert(entry, number, charge);
                        });
                        return true;
                    } catch (DuplicateKeyException there) {
                        // By us, if the database went away before it could say so.
                        return read(entry.key()).stream()
                                .anyMatch(line -> line.entry().line().equals(entry.line()));
                    }
                });
        if (!ours) {
            throw new Failure(
                    ErrorCode.PROVIDER_UNAVAILABLE,
                    "Another worker has just ordered the same clip; it is waited for.",
                    null,
                    true);
        }
        seen.put(entry.key(), number);
        return charge;
    }

    /** What comes after an order; what came to nothing is taken off the bill. */
    private BigDecimal append(LedgerEntry entry) {
        List<Line> lines = read(entry.key());
        BigDecimal charge =
                switch (entry.event()) {
                    case FAILED, REFUSED -> outstanding(lines).negate();
                    case SUBMITTING,
                            SUBMITTED,
                            READY,
                            SAVED,
                            CANCELLED,
                            LOST,
                            UNKNOWN,
                            ALLOWED,
                            REJECTED,
                            OVER_BUDGET ->
                            BigDecimal.ZERO;
                };
        bill(charge);
        int number = lines.isEmpty() ? 1 : lines.getLast().number() + 1;
        insert(entry, number, charge);
        seen.put(entry.key(), number);
        return charge;
    }

    /** What the last order put on the bill, unless it was taken off again. */
    private static BigDecimal outstanding(List<Line> lines) {
        for (Line line : lines.reversed()) {
            switch (line.entry().event()) {
                case SUBMITTING -> {
                    return line.charge();
                }
                case FAILED, REFUSED, READY -> {
                    return BigDecimal.ZERO;
                }
                case SUBMITTED, SAVED, CANCELLED, LOST, UNKNOWN, ALLOWED, REJECTED, OVER_BUDGET -> {
                    // An earlier line says it.
                }
            }
        }
        return BigDecimal.ZERO;
    }

    /** The reel's row first, then the tenant's: everybody locks in that order. */
    private void bill(BigDecimal charge) {
        jdbc.sql("update reel set cost_usd = cost_usd + :charge where id = :id")
                .param("charge", charge)
                .param("id", reelId)
                .update();
    }

    private void insert(LedgerEntry entry, int number, BigDecimal charge) {
        jdbc.sql(
                        "insert into take_line (tenant_id, clip_key, number, reel_id, line, charge_usd)"
                                + " values (:tenant, :key, :number, :reel, :line, :charge)")
                .param("tenant", tenantId)
                .param("key", entry.key())
                .param("number", number)
                .param("reel", reelId)
                .param("line", entry.line())
                .param("charge", charge)
                .update();
    }
}
