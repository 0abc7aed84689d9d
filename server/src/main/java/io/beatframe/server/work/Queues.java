package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.beatframe.server.reel.Queue;
import io.beatframe.server.reel.StepKind;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The queue in the database: putting there is part of the caller's transaction. */
@Component
final class Queues implements Queue {
    static final String CPU = "queue_cpu";

    private final SchedulerClient cpu;
    private final Clock clock;

    Queues(DataSource database, Clock clock) {
        this.cpu =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                        .tableName(CPU)
                        .enablePriority()
                        .build();
        this.clock = clock;
    }

    /** One task of db-scheduler for each kind of step. */
    static TaskDescriptor<Void> task(StepKind kind) {
        return TaskDescriptor.of(kind.id());
    }

    @Override
    public void put(String reelId, int run, StepKind kind, long turn) {
        int priority = (int) Math.max(Integer.MIN_VALUE, -turn);
        cpu.schedule(
                task(kind)
                        .instance(instance(reelId, run))
                        .priority(priority)
                        .scheduledTo(clock.instant()));
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
