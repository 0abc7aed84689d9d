package io.beatframe.server.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.beatframe.failure.Failure;
import io.beatframe.server.Settings;
import io.beatframe.server.tenant.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Delivers what waits, on threads of its own, so that no render waits for somebody's server. */
@Component
@Profile("worker")
final class Postman implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(Postman.class);
    private static final int AT_A_TIME = 32;

    /** Of one tenant: a receiver that never answers holds up its own tenant's alone. */
    private static final int EACH_AT_A_TIME = 4;

    private static final Duration NO_PLACE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Post post;
    private final Clock clock;
    private final Places places = new Places(EACH_AT_A_TIME);
    private final Scheduler scheduler;
    private volatile boolean running;

    Postman(
            DataSource database,
            Settings settings,
            Webhooks webhooks,
            WebhookSecrets secrets,
            Post post,
            Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.post = post;
        this.clock = clock;
        Task<Void> task =
                Tasks.custom(Webhooks.TASK)
                        .execute((instance, context) -> deliver(instance.getId()));
        this.scheduler =
                Scheduler.create(database, task)
                        .tableName(Webhooks.TABLE)
                        .threads(AT_A_TIME)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .clock(clock::instant)
                        .shutdownMaxWait(GRACE)
                        .schedulerName(new SchedulerName.Fixed(settings.worker() + ":post"))
                        .build();
    }

    private CompletionHandler<Void> deliver(String id) {
        Optional<Webhooks.Due> found = webhooks.due(id);
        if (found.isEmpty()) {
            return (complete, operations) -> operations.remove();
        }
        Webhooks.Due due = found.get();
        Optional<Places.Place> place = places.take(due.tenantId());
        if (place.isEmpty()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(NO_PLACE));
        }
        MDC.setContextMap(Map.of("tenant", due.tenantId(), "reel", due.reelId()));
        try (Places.Place taken = place.get()) {
            return deliver(due);
        } finally {
            MDC.clear();
        }
    }

    private CompletionHandler<Void> deliver(Webhooks.Due due) {
        String id = due.id();
        String result = send(due);
        if (result.isEmpty()) {
            webhooks.tried(due, "delivered", Webhooks.State.DELIVERED);
            return (complete, operations) -> operations.remove();
        }
        Optional<Duration> pause = Patience.after(due.attempts() + 1);
        webhooks.tried(
                due, result, pause.isPresent() ? Webhooks.State.WAITING : Webhooks.State.GIVEN_UP);
        LOG.info("Webhook " + id + ", attempt " + (due.attempts() + 1) + ": " + result);
        if (pause.isEmpty()) {
            return (complete, operations) -> operations.remove();
        }
        Instant next = clock.instant().plus(pause.get());
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    /** Empty when it was taken; else why not. */
    private String send(Webhooks.Due due) {
        try {
            String secret = secrets.of(due.tenantId());
            int status =
                    post.send(
                            due.url(),
                            due.body().getBytes(StandardCharsets.UTF_8),
                            Map.of(
                                    Signature.HEADER,
                                    Signature.of(secret, clock.instant(), due.body()),
                                    "Beatframe-Attempt",
                                    Integer.toString(due.attempts() + 1)));
            return status >= 200 && status < 300 ? "" : "status " + status;
        } catch (Failure failure) {
            return failure.code() + ": " + failure.message();
        }
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
