package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.beatframe.server.InProcess;
import io.beatframe.server.chaos.Postgres;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.Orders;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Tenant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a step costs when nothing is done in it: {@code -Dload.steps=4000}. Everything else is as in
 * a worker: the queue, the reel's states and events, on a real PostgreSQL.
 */
@EnabledIfSystemProperty(named = "load.steps", matches = "[1-9]\\d*")
class QueueCostIT {
    private static final int STEPS = Integer.getInteger("load.steps", 4000);
    private static final int SLOTS = 16;
    private static final String ORDER =
            "{\"audio_segment_url\":\"/v1/songs/song_00000000000000000000000000\","
                    + "\"prompt\":\"A lone dancer in a neon city\"}";

    @TempDir Path folder;

    @Test
    void fiveHundredStepsASecond() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Postgres postgres = new Postgres(folder.resolve("postgres"));
                ConfigurableApplicationContext service =
                        InProcess.api(data, postgres.environment())) {
            ReelOrder order = JsonMapper.shared().readValue(ORDER, ReelOrder.class);
            Orders orders = service.getBean(Orders.class);
            for (int i = 0; i < STEPS / 2; i++) {
                orders.create(Tenant.LOCAL, order);
            }
            StepRunner runner =
                    new StepRunner(
                            service.getBean(Attempts.class),
                            service.getBean(Reels.class),
                            service.getBean(Store.class),
                            "no-op",
                            new StepMeter(new SimpleMeterRegistry()),
                            Tracer.NOOP);
            List<Task<Void>> tasks =
                    Arrays.stream(StepKind.values())
                            .map(kind -> Workers.task(kind, runner, noOp(kind)))
                            .toList();
            Scheduler scheduler =
                    Workers.scheduler(
                            service.getBean(DataSource.class),
                            true,
                            tasks,
                            SLOTS,
                            Duration.ZERO,
                            "no-op");
            long begun = System.nanoTime();
            scheduler.start();
            JdbcClient jdbc = postgres.client();
            while (left(jdbc) > 0) {
                Thread.sleep(100);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            scheduler.stop();
            double each = STEPS / seconds;
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "%d steps of nothing with %d slots: %.1f s, %.0f a second (promised 500)",
                            STEPS,
                            SLOTS,
                            seconds,
                            each));
            assertThat(each).isGreaterThanOrEqualTo(500);
        }
    }

    private static StepWork noOp(StepKind kind) {
        Outcome outcome =
                switch (kind) {
                    case PLAN -> new Outcome.Planned("{}");
                    case RENDER -> new Outcome.Delivered(new Attempts.Delivered("{}", 0));
                };
        return (reel, folder, report) -> outcome;
    }

    private static int left(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from reel where status <> 'done'")
                .query(Integer.class)
                .single();
    }
}
