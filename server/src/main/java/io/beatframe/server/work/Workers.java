package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.server.Settings;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.store.PatientStore;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The worker's side of the queue: as many steps at a time as there are slots. A worker whose
 * heartbeat stays away for five seconds is taken for dead, and its steps go to others.
 */
@Component
@Profile("worker")
public final class Workers implements SmartLifecycle {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** A store may be away so long before a step fails for it, to be tried again. */
    private static final Duration STORE_AWAY = Duration.ofMinutes(5);

    private static final int MISSED_HEARTBEATS = 5;

    private final Scheduler cpu;
    private volatile boolean running;

    Workers(
            DataSource database,
            Settings settings,
            Attempts attempts,
            Reels reels,
            Songs songs,
            Tenants tenants,
            Store store,
            Fetcher fetcher,
            Ffmpeg ffmpeg,
            Keeping keeping,
            MeterRegistry metrics,
            ObjectProvider<Tracer> tracer) {
        Store patient = new PatientStore(store, STORE_AWAY);
        Inputs inputs = new Inputs(patient, songs, tenants, fetcher);
        StepWork plan = new PlanWork(settings.desks(), inputs, ffmpeg);
        StepWork render = new RenderWork(settings.desks(), patient, inputs, ffmpeg, keeping);
        String name = settings.worker();
        StepRunner runner =
                new StepRunner(
                        attempts,
                        reels,
                        store,
                        name,
                        new StepMeter(metrics),
                        tracer.getIfAvailable(() -> Tracer.NOOP));
        List<Task<Void>> tasks =
                Arrays.stream(StepKind.values())
                        .map(kind ->
                                task(
                                        kind,
                                        runner,
                                        switch (kind) {
                                            case PLAN -> plan;
                                            case RENDER -> render;
                                        }))
                        .toList();
        this.cpu =
                scheduler(
                        database,
                        settings.database().postgres(),
                        tasks,
                        settings.slots(),
                        settings.grace(),
                        name);
    }

    static Scheduler scheduler(
            DataSource database,
            boolean postgres,
            List<Task<Void>> tasks,
            int slots,
            Duration grace,
            String name) {
        SchedulerBuilder builder =
                Scheduler.create(database, List.copyOf(tasks))
                        .tableName(Queues.CPU)
                        .enablePriority()
                        .threads(slots)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(grace)
                        .schedulerName(new SchedulerName.Fixed(name));
        return (postgres
                        ? builder.pollUsingLockAndFetch(.5, 1)
                        : builder.pollUsingFetchAndLockOnExecute(.5, 1))
                .build();
    }

    static Task<Void> task(StepKind kind, StepRunner runner, StepWork work) {
        return Tasks.custom(Queues.task(kind))
                .execute((instance, context) ->
                        runner.run(
                                Queues.reelId(instance.getId()),
                                Queues.run(instance.getId()),
                                kind,
                                work));
    }

    @Override
    public void start() {
        cpu.start();
        running = true;
    }

    /**
     * Takes nothing more, waits for what is under way as long as the grace time, hands back the
     * rest.
     */
    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            cpu.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
