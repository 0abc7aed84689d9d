package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes steps from workers that are dead. When the database was away nobody could write a
 * heartbeat, so after an outage the living get a while to say that they live.
 */
final class Deaths extends AbstractSchedulerListener implements DeadExecutionHandler<Void> {
    /** Longer than the pool of connections needs to come back. */
    private static final Duration CONVALESCENCE = Duration.ofSeconds(10);

    private final Duration usual;
    private final LongSupplier nanos;
    private final DeadExecutionHandler<Void> revive = new ReviveDeadExecution<>();
    private volatile long lastLook;
    private volatile long away;

    /**
     * @param usual between two looks for the dead; one that comes later says that the database did
     *     not answer, or that this process stood still
     * @param nanos counts on, whatever the time of day
     */
    Deaths(Duration usual, LongSupplier nanos) {
        this.usual = usual;
        this.nanos = nanos;
        this.lastLook = nanos.getAsLong();
        this.away = lastLook - CONVALESCENCE.toNanos();
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.RAN_DETECT_DEAD) {
            look();
        }
    }

    /** Called for the dead of a look before the look itself is told. */
    @Override
    public void deadExecution(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        if (believed()) {
            revive.deadExecution(dead, operations);
        }
    }

    /** Whether who is silent now is dead. */
    boolean believed() {
        look();
        return nanos.getAsLong() - away >= CONVALESCENCE.toNanos();
    }

    private void look() {
        long now = nanos.getAsLong();
        if (now - lastLook > 2 * usual.toNanos()) {
            away = now;
        }
        lastLook = now;
    }
}
