package io.beatframe.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.Service;
import io.beatframe.server.chaos.Postgres;
import io.beatframe.server.store.S3Server;
import io.beatframe.server.tenant.ApiKeys;
import io.beatframe.server.tenant.Limits;
import io.beatframe.server.tenant.Tenants;
import io.beatframe.testing.MadeSong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many reels of ten tenants, queued at once through the API, on this machine: {@code
 * -Dload.reels=200}, with {@code -Dload.workers=2} worker processes beside the API's, over a real
 * PostgreSQL and an S3, for {@code -Dload.seconds} at most. Prints what was measured, and fails
 * where a promise is broken.
 */
@EnabledIfSystemProperty(named = "load.reels", matches = "[1-9]\\d*")
class LoadIT {
    private static final int TENANTS = Integer.getInteger("load.tenants", 10);
    private static final int REELS = Integer.getInteger("load.reels", 20);
    private static final int WORKERS = Integer.getInteger("load.workers", 2);
    private static final Duration MOST =
            Duration.ofSeconds(Integer.getInteger("load.seconds", 60 + REELS * 20));
    private static final Limits NONE =
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    Optional.empty());

    @TempDir Path folder;

    /** One customer, as its program sees the service. */
    private record Customer(String name, String[] as, String song) {}

    @Test
    void allAreDoneInTurnWhileTheApiAnswers() throws Exception {
        try (Postgres postgres = new Postgres(folder.resolve("postgres"));
                S3Server store = new S3Server(Files.createDirectories(folder.resolve("s3")))) {
            Map<String, String> environment = new HashMap<>(postgres.environment());
            environment.putAll(store.environment());
            measure(postgres, environment);
        }
    }

    private void measure(Postgres postgres, Map<String, String> environment) throws Exception {
        Path data = folder.resolve("data");
        try (Service api = Service.startAsShipped(data, environment, "--role", "api")) {
            List<Customer> customers = customers(postgres.client(), api);
            List<Long> posts = queued(customers, api);
            List<Service> workers = new ArrayList<>();
            try {
                for (int i = 0; i < WORKERS; i++) {
                    workers.add(
                            Service.startAsShipped(
                                    data, environment, "--role", "worker", "--slots", "1"));
                }
                Watch watch = new Watch(api, workers, customers.getFirst().as());
                watch.untilDone(postgres.client(), MOST);
                report(postgres.client(), posts, watch);
            } finally {
                for (Service worker : workers) {
                    worker.process().destroyForcibly().waitFor();
                }
            }
        }
    }

    private List<Customer> customers(JdbcClient jdbc, Service api) throws IOException {
        Tenants tenants = new Tenants(jdbc, Clock.systemUTC());
        ApiKeys keys = new ApiKeys(jdbc, Clock.systemUTC());
        Path song = MadeSong.music(folder.resolve("song.wav"), 8);
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            var tenant = tenants.named("tenant-" + i);
            tenants.limit(tenant.id(), NONE);
            String[] as = {"Authorization", "Bearer " + keys.create(tenant, "load").secret()};
            all.add(new Customer(tenant.id(), as, api.upload(song, as)));
        }
        return all;
    }

    /** All customers ask at the same time; returns how long each request took, in microseconds. */
    private static List<Long> queued(List<Customer> customers, Service api) throws Exception {
        List<Callable<List<Long>>> calls =
                customers.stream()
                        .<Callable<List<Long>>>map(
                                customer -> () -> ordered(customer, api, REELS / TENANTS))
                        .toList();
        List<Long> micros = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(TENANTS)) {
            for (Future<List<Long>> one : threads.invokeAll(calls)) {
                micros.addAll(one.get());
            }
        }
        return micros;
    }

    private static List<Long> ordered(Customer customer, Service api, int count) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> order = new HashMap<>();
            order.put("audio_segment_url", customer.song());
            order.put("prompt", "A lone dancer in a neon city after rain");
            order.put("model_quality", "draft");
            order.put("duration_sec", 3);
            order.put("seed", i);
            long begun = System.nanoTime();
            assertThat(api.post("/v1/reels", order, customer.as()).status()).isEqualTo(202);
            micros.add((System.nanoTime() - begun) / 1000);
        }
        return micros;
    }

    private static void report(JdbcClient jdbc, List<Long> posts, Watch watch) {
        Map<String, List<Double>> waits = new HashMap<>();
        Map<String, Integer> statuses = new HashMap<>();
        jdbc.sql(
                        "select t.name, r.status, extract(epoch from coalesce(r.started_at,"
                                + " current_timestamp) - r.created_at) from reel r join tenant t on t.id ="
                                + " r.tenant_id")
                .query(row -> {
                    statuses.merge(row.getString(2), 1, Integer::sum);
                    waits.computeIfAbsent(row.getString(1), t -> new ArrayList<>())
                            .add(row.getDouble(3));
                });
        double[] medians = waits.values().stream().mapToDouble(w -> at(w, .5)).sorted().toArray();
        double unfair = medians[medians.length - 1] / medians[0];
        double seconds =
                jdbc.sql("select extract(epoch from max(completed_at) - min(started_at)) from reel")
                        .query(Double.class)
                        .single();
        int done = statuses.getOrDefault("done", 0);
        print("reels of 3 s, draft, by %d tenants, %d workers", TENANTS, WORKERS);
        print("  ended as                 %s of %d", statuses, done);
        print(
                "  from first to last       %.0f s: %.1f reels a minute",
                seconds, done * 60 / seconds);
        print(
                "  median wait by tenant    %.1f to %.1f s: 1 : %.2f (promised 1.50)",
                medians[0], medians[medians.length - 1], unfair);
        print("  POST /v1/reels           %s", times(posts));
        print("  GET while rendering      %s (promised p99 < 200)", times(watch.micros()));
        watch.memory().forEach((name, line) -> print("  memory of %-14s %s", name, line));
        watch.cpuSeconds()
                .forEach((name, cpu) ->
                        print("  CPU of %-17s %.1f s: %.2f s a reel", name, cpu, cpu / done));
        stageSeconds(jdbc)
                .forEach((stage, each) ->
                        print(
                                "  %-24s %.2f s (median), %.2f to %.2f",
                                stage, at(each, .5), at(each, 0), at(each, 1)));
        assertThat(statuses).containsOnlyKeys("done");
        assertThat(unfair).isLessThanOrEqualTo(1.5);
        assertThat(percentile(watch.micros(), .99)).isLessThan(200_000);
        assertThat(watch.growth()).as("memory, last quarter beside the second").isLessThan(1.25);
    }

    /** Wall-clock seconds of each step, and of each stage within the render. */
    private static Map<String, List<Double>> stageSeconds(JdbcClient jdbc) {
        Map<String, List<Double>> all = new TreeMap<>();
        jdbc.sql(
                        "select kind, extract(epoch from finished_at - started_at) from step where"
                                + " state = 'finished'")
                .query(row -> {
                    all.computeIfAbsent("step " + row.getString(1), k -> new ArrayList<>())
                            .add(row.getDouble(2));
                });
        jdbc.sql("select report from reel where report is not null")
                .query(String.class)
                .list()
                .forEach(report ->
                        JsonMapper.shared()
                                .readTree(report)
                                .path("stage_seconds")
                                .properties()
                                .stream()
                                .forEach(stage ->
                                        all.computeIfAbsent(
                                                        "stage " + stage.getKey(),
                                                        k -> new ArrayList<>())
                                                .add(stage.getValue().asDouble())));
        return all;
    }

    private static String times(List<Long> micros) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p95 %.1f, p99 %.1f, most %.1f ms, of %d",
                percentile(micros, .5) / 1000.0,
                percentile(micros, .95) / 1000.0,
                percentile(micros, .99) / 1000.0,
                percentile(micros, 1) / 1000.0,
                micros.size());
    }

    static long percentile(List<Long> values, double part) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.clamp((int) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private static double at(List<Double> values, double part) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.clamp((int) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
