package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.beatframe.server.reel.Pool;
import io.beatframe.server.reel.Queue;
import io.beatframe.server.reel.StepKind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The queue in the database: putting there is part of the caller's transaction. */
@Component
final class Queues implements Queue {
    private final Map<Pool, SchedulerClient> clients = new EnumMap<>(Pool.class);
    private final JdbcClient jdbc;
    private final Clock clock;

    Queues(DataSource database, Clock clock) {
        for (Pool pool : Pool.values()) {
            clients.put(
                    pool,
                    SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                            .tableName(table(pool))
                            .enablePriority()
                            .build());
        }
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    static String table(Pool pool) {
        return switch (pool) {
            case PROCESSOR -> "queue_cpu";
            case PATIENCE -> "queue_wait";
        };
    }

    /** One task of db-scheduler for each kind of step. */
    static TaskDescriptor<Void> task(StepKind kind) {
        return TaskDescriptor.of(kind.id());
    }

    @Override
    public void put(String reelId, int run, StepKind kind, Pool pool, long turn) {
        TaskInstance<?> instance =
                task(kind).instance(instance(reelId, run)).priority(priority(turn)).build();
        // For a batch nobody looks first whether it is there; it never is.
        Objects.requireNonNull(clients.get(pool)).scheduleBatch(List.of(instance), clock.instant());
    }

    @Override
    public void move(String reelId, int run, long turn) {
        for (Pool pool : Pool.values()) {
            jdbc.sql(
                            "update "
                                    + table(pool)
                                    + " set priority = :priority where task_name in (:kinds) and"
                                    + " task_instance = :instance")
                    .param("priority", priority(turn))
                    .param("kinds", Arrays.stream(StepKind.values()).map(StepKind::id).toList())
                    .param("instance", instance(reelId, run))
                    .update();
        }
    }

    @Override
    public void callUp(String reelId, int run) {
        for (Pool pool : Pool.values()) {
            jdbc.sql(
                            "update "
                                    + table(pool)
                                    + " set execution_time = :now where task_name in (:kinds) and"
                                    + " task_instance = :instance and picked = false and"
                                    + " execution_time > :now")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("kinds", Arrays.stream(StepKind.values()).map(StepKind::id).toList())
                    .param("instance", instance(reelId, run))
                    .update();
        }
    }

    /** The highest goes first. */
    private static int priority(long turn) {
        return (int) Math.max(Integer.MIN_VALUE, -turn);
    }

    static String instance(String reelId, int run) {
        return reelId + ":" + run;
    }

    static String reelId(String instance) {
        return instance.substring(0, instance.indexOf(':'));
    }

    static int run(String instance) {
        return Integer.parseInt(instance.substring(instance.indexOf(':') + 1));
    }
}
