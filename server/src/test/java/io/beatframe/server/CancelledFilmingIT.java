package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.beatframe.server.reel.Orders;
import io.beatframe.server.tenant.Tenant;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.video.FakeGeminiOmni;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Nobody pays for what nobody wants any more: whoever is at a step when its reel is cancelled, or
 * nobody, the provider is told to stop all that it has not finished.
 */
@Timeout(300)
class CancelledFilmingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Clips of these are never finished. */
    private static final int FOR_EVER = 1_000_000;

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>(Backend.POSTGRES.fresh());
    private FakeVideoProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeVideoProvider(new FakeGeminiOmni(), job -> new byte[0]);
        provider.pendingPolls(FOR_EVER);
        environment.put("GEMINI_API_KEY", "a-key");
        environment.put("BEATFRAME_GEMINI_URL", provider.root().toString());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Service service(String role) throws IOException, InterruptedException {
        return Service.start(
                folder.resolve("data"),
                environment,
                "--role",
                role,
                "--slots",
                "1",
                "--grace",
                "0");
    }

    private static String order(Service service, String song, String prompt) {
        Map<String, Object> order = new HashMap<>();
        order.put("audio_segment_url", song);
        order.put("prompt", prompt);
        order.put("video_model", "gemini-omni");
        order.put("model_quality", "draft");
        order.put("duration_sec", 6);
        return service.post("/v1/reels", order).json().path("id").asString();
    }

    private <T> T ask(String sql, String reel, Class<T> type) {
        String url = Objects.requireNonNull(environment.get("BEATFRAME_DB_URL"));
        DriverManagerDataSource database =
                new DriverManagerDataSource(
                        url.replace("postgresql://postgres@", "jdbc:postgresql://"),
                        "postgres",
                        "postgres");
        return JdbcClient.create(database).sql(sql).param("id", reel).query(type).single();
    }

    private int orders(String reel) {
        return ask(
                "select count(*) from take_line where reel_id = :id and line like '%submitted%'",
                reel, Integer.class);
    }

    /** Until each shot of the plan has its order. */
    private void awaitOrders(String reel) {
        String shots =
                "select coalesce(json_array_length(plan::json -> 'shots'), -1) from reel where id ="
                        + " :id";
        await().atMost(SOON).until(() -> orders(reel) == ask(shots, reel, Integer.class));
    }

    /**
     * Each job is stopped and noted so. A provider that stops one may take money for it all the
     * same, so what the reel has cost stays.
     */
    private void requireStopped(String reel) {
        String noted =
                "select count(*) from take_line where reel_id = :id and line like '%\"cancelled\"%'";
        await().atMost(SOON).until(() -> ask(noted, reel, Integer.class) == orders(reel));
        assertThat(
                        ask(
                                "select coalesce(sum(charge_usd), 0) > 0 and coalesce((select cost_usd"
                                        + " from reel where id = :id), sum(charge_usd)) ="
                                        + " sum(charge_usd) from take_line where reel_id = :id",
                                reel,
                                Boolean.class))
                .isTrue();
    }

    @Test
    void whoeverIsAtTheStepOrNobodyItsJobsAreStopped() throws Exception {
        String filming;
        String waiting;
        String forgotten;
        try (Service service = service("all")) {
            String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 8));
            song = song.substring(song.indexOf("/v1"));
            filming = order(service, song, "A lone dancer in a neon city");
            awaitOrders(filming);
            service.post("/v1/reels/" + filming + ":cancel", null);
            requireStopped(filming);
            assertThat(service.get("/v1/reels/" + filming).json().path("cost").toString())
                    .contains("\"usd\":0.");
            waiting = order(service, song, "A fisher on a lake at dawn");
            forgotten = order(service, song, "Skaters under a bridge");
            awaitOrders(waiting);
            awaitOrders(forgotten);
        }
        assertThat(provider.cancelled()).hasSize(orders(filming));

        // Nobody is at their steps, whose time is far.
        String put =
                "with put as (update queue_wait set execution_time = execution_time + interval '1"
                        + " hour' where not picked and :id <> '' returning 1) select count(*) from put";
        assertThat(ask(put, waiting, Integer.class)).isEqualTo(2);
        try (ConfigurableApplicationContext api =
                InProcess.api(folder.resolve("data"), environment)) {
            Orders orders = api.getBean(Orders.class);
            orders.cancel(Tenant.LOCAL, waiting);
            orders.delete(Tenant.LOCAL, forgotten);
        }
        try (Service worker = service("worker")) {
            requireStopped(waiting);
            requireStopped(forgotten);
            String left = "select count(*) from queue_wait where :id <> ''";
            await().atMost(SOON).until(() -> ask(left, waiting, Integer.class) == 0);
            assertThat(worker.log()).doesNotContain("A defect");
        }
        assertThat(provider.cancelled())
                .containsExactlyInAnyOrderElementsOf(
                        provider.jobs().stream().map(FakeJob::id).toList());
    }
}
