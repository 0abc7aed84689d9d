package io.beatframe.server.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.server.Settings;
import io.beatframe.server.fetch.Fetcher;
import io.beatframe.server.keep.Books;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.Pool;
import io.beatframe.server.reel.Queue;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.store.PatientStore;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The worker's side of the queues: of steps that compute as many at a time as there are slots, of
 * those that wait for others many. A worker whose heartbeat stays away for five seconds is taken
 * for dead, and its steps go to others.
 */
@Component
@Profile("worker")
public final class Workers implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(Workers.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int MISSED_HEARTBEATS = 5;

    /** After a step threw what it should not have. */
    private static final Duration AFTER_DEFECT = Duration.ofSeconds(2);

    /** A store may be away so long before a step fails for it, to be tried again. */
    private static final Duration STORE_AWAY = Duration.ofMinutes(5);

    /** Each that waits writes a heartbeat a second, and needs no more. */
    private static final int WAITING_AT_ONCE = 64;

    /** So long a step takes at most to be handed back, however short the grace time. */
    private static final Duration HANDING_BACK = Duration.ofSeconds(10);

    private final List<Crew> crews;
    private volatile boolean running;

    Workers(
            DataSource database,
            Settings settings,
            Attempts attempts,
            Reels reels,
            Songs songs,
            Tenants tenants,
            Store store,
            Queue queue,
            Fetcher fetcher,
            Ffmpeg ffmpeg,
            Keeping keeping,
            MeterRegistry metrics,
            ObjectProvider<Tracer> tracer,
            Clock clock) {
        Path desks = settings.desks();
        Store patient = new PatientStore(store, STORE_AWAY);
        Inputs inputs = new Inputs(patient, songs, tenants, fetcher);
        Processor processor = new Processor(settings.slots());
        Map<StepKind, StepWork> works = new EnumMap<>(StepKind.class);
        works.put(
                StepKind.FETCH,
                new FetchWork(
                        desks,
                        patient,
                        (attempt, bytes) -> Books.write(() -> brought(attempts, attempt, bytes)),
                        inputs::fetch,
                        FetchWork.Limits.USUAL));
        works.put(StepKind.PLAN, new PlanWork(desks, patient, inputs, ffmpeg, keeping, processor));
        works.put(StepKind.FILM, new FilmWork(desks, patient, ffmpeg, keeping, processor));
        works.put(
                StepKind.RENDER,
                new RenderWork(desks, patient, inputs, ffmpeg, keeping, processor));
        StepRunner runner =
                new StepRunner(
                        attempts,
                        reels,
                        store,
                        queue,
                        keeping,
                        settings.worker(),
                        new StepMeter(metrics),
                        tracer.getIfAvailable(() -> Tracer.NOOP),
                        clock);
        this.crews =
                Arrays.stream(Pool.values())
                        .map(pool -> crew(database, settings, pool, runner, works, clock))
                        .toList();
    }

    private static boolean brought(Attempts attempts, Attempt attempt, long bytes) {
        attempts.brings(attempt, bytes);
        return true;
    }

    /** Those who take steps out of one queue. */
    record Crew(Scheduler scheduler, ExecutorService threads) {
        void start() {
            scheduler.start();
        }

        void stop() {
            scheduler.stop();
            try {
                if (!threads.awaitTermination(HANDING_BACK.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("Steps were not handed back; others miss them in a few seconds");
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Crew crew(
            DataSource database,
            Settings settings,
            Pool pool,
            StepRunner runner,
            Map<StepKind, StepWork> works,
            Clock clock) {
        Deaths deaths = new Deaths(HEARTBEAT.multipliedBy(2), System::nanoTime);
        Shares shares = new Shares(WAITING_AT_ONCE, clock);
        List<Task<Void>> tasks =
                works.entrySet().stream()
                        .map(work ->
                                task(pool, work.getKey(), runner, work.getValue(), shares, deaths))
                        .toList();
        SchedulerBuilder builder =
                Scheduler.create(database, List.copyOf(tasks))
                        .tableName(Queues.table(pool))
                        .enablePriority()
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .addSchedulerListener(deaths)
                        .clock(clock::instant)
                        .shutdownMaxWait(settings.grace())
                        .schedulerName(new SchedulerName.Fixed(settings.worker()));
        int places =
                switch (pool) {
                    case PROCESSOR -> settings.slots();
                    case PATIENCE -> WAITING_AT_ONCE;
                };
        ExecutorService threads =
                switch (pool) {
                    case PROCESSOR -> Executors.newFixedThreadPool(places);
                    case PATIENCE -> Executors.newVirtualThreadPerTaskExecutor();
                };
        builder.threads(places).executorService(threads);
        return new Crew(
                (settings.database().postgres()
                                ? builder.pollUsingLockAndFetch(.5, 1)
                                : builder.pollUsingFetchAndLockOnExecute(.5, 1))
                        .build(),
                threads);
    }

    private static Task<Void> task(
            Pool pool,
            StepKind kind,
            StepRunner runner,
            StepWork work,
            Shares shares,
            Deaths deaths) {
        return Tasks.custom(Queues.task(kind))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_DEFECT))
                .onDeadExecution(deaths)
                .execute((instance, context) -> {
                    String reelId = Queues.reelId(instance.getId());
                    int run = Queues.run(instance.getId());
                    Supplier<CompletionHandler<Void>> step =
                            () -> runner.run(reelId, run, kind, work);
                    return switch (pool) {
                        // By turn; what waits takes none.
                        case PROCESSOR -> step.get();
                        // What nobody wants any more is not put off.
                        case PATIENCE ->
                                runner.wantedBy(reelId)
                                        .map(tenant -> shares.with(tenant, step))
                                        .orElseGet(step);
                    };
                });
    }

    @Override
    public void start() {
        crews.forEach(Crew::start);
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
            // Side by side, so that the grace time is one.
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                crews.forEach(crew -> threads.execute(crew::stop));
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
