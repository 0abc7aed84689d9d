package io.beatframe.server.operate;

import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.StepKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much waits and how much is worked on, the same in every process: {@code beatframe_steps} by
 * kind and state, {@code beatframe_reels} by status. An autoscaler goes by the waiting steps.
 */
@Component
final class QueueMetrics implements MeterBinder {
    /** One question to the database serves all gauges of a scrape. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Counts(Map<String, Double> steps, Map<String, Double> reels, long at) {}

    private final JdbcClient jdbc;
    private final AtomicReference<Counts> last =
            new AtomicReference<>(new Counts(Map.of(), Map.of(), Long.MIN_VALUE / 2));

    QueueMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (StepKind kind : StepKind.values()) {
            for (String state : new String[] {"waiting", "running"}) {
                gauge(
                        registry,
                        "beatframe.steps",
                        "Steps that wait for a worker, and those that one is at",
                        counts -> counts.steps().getOrDefault(kind.id() + " " + state, 0.0),
                        "kind",
                        kind.id(),
                        "state",
                        state);
            }
        }
        for (ReelStatus status : ReelStatus.values()) {
            // Of the past a scrape would read ever more; what ends is counted where it ends.
            if (status.settled()) {
                continue;
            }
            gauge(
                    registry,
                    "beatframe.reels",
                    "Reels under way",
                    counts -> counts.reels().getOrDefault(status.id(), 0.0),
                    "status",
                    status.id());
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<Counts> value,
            String... tags) {
        Gauge.builder(name, this, self -> self.value(value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** NaN, which Prometheus leaves out, while the database does not answer. */
    private double value(ToDoubleFunction<Counts> value) {
        try {
            return value.applyAsDouble(counts());
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }

    private Counts counts() {
        Counts known = last.get();
        if (System.nanoTime() - known.at() < FRESH.toNanos()) {
            return known;
        }
        Counts fresh =
                new Counts(
                        counted(
                                "select s.kind || ' ' || s.state, count(*) from step s join reel r on"
                                        + " r.id = s.reel_id and r.run = s.run where s.state in"
                                        + " ('waiting', 'running') and r.completed_at is null group by"
                                        + " s.kind, s.state"),
                        counted(
                                "select status, count(*) from reel where completed_at is null group by"
                                        + " status"),
                        System.nanoTime());
        last.set(fresh);
        return fresh;
    }

    private Map<String, Double> counted(String sql) {
        return jdbc
                .sql(sql)
                .query((row, index) -> Map.entry(row.getString(1), row.getDouble(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
