package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.Orders;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.tenant.Tenant;
import io.beatframe.testing.MadeSong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A tenant gets what it may have, and not one more, however many ask at once. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit sets them
@EnumSource(Backend.class)
class TenantQuotaIT {
    @TempDir Path folder;
    @Parameter Backend backend;

    @Test
    void limitsHoldAlsoWhenManyAskAtOnce() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> database = backend.fresh();
        assertThat(Command.run(data, database, "serve", "--host", "0.0.0.0", "--port", "0").err())
                .startsWith("error OPTION_INVALID")
                .contains("keys create");
        Command key = Command.run(data, database, "keys", "create", "--tenant", "small");
        key.requireSuccess();
        limit(data, database, "--reels-in-flight", "3", "--storage-gb", "0.001");
        String[] as = {"Authorization", "Bearer " + key.out().strip()};
        try (Service service = Service.start(data, database, "--role", "api")) {
            String song = service.upload(MadeSong.music(folder.resolve("s.wav"), 3), as);
            Map<String, Object> order =
                    Map.of("audio_segment_url", song, "prompt", "A lone dancer in the rain");
            List<Callable<Integer>> calls =
                    IntStream.range(0, 12)
                            .<Callable<Integer>>mapToObj(
                                    i -> () -> service.post("/v1/reels", order, as).status())
                            .toList();
            try (ExecutorService many = Executors.newFixedThreadPool(12)) {
                long accepted = 0;
                for (Future<Integer> answer : many.invokeAll(calls)) {
                    assertThat(answer.get()).isIn(202, 429);
                    accepted += answer.get() == 202 ? 1 : 0;
                }
                assertThat(accepted).isEqualTo(3);
            }
            Service.Answer refused = service.post("/v1/reels", order, as);
            assertThat(refused.json().path("code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(refused.header("Retry-After")).isNotEmpty();

            Service.Answer full =
                    service.multipart(
                            "/v1/songs", MadeSong.music(folder.resolve("long.wav"), 12), as);
            assertThat(full.status()).isEqualTo(403);
            assertThat(full.json().path("code").asString()).isEqualTo("QUOTA_EXCEEDED");
        }
    }

    /** Two reels fetch side by side: a tenant's space is full once, not once for each. */
    @Test
    void ofFilesThatArriveAtOnceNoneIsOneTooMany() throws Exception {
        try (ConfigurableApplicationContext service =
                InProcess.api(folder.resolve("data"), backend.fresh())) {
            service.getBean(JdbcClient.class)
                    .sql("update tenant set storage_bytes = 1000000")
                    .update();
            Attempts attempts = service.getBean(Attempts.class);
            List<Attempt> two =
                    Stream.of(fetching(service), fetching(service))
                            .map(id -> attempts.begin(id, 1, StepKind.FETCH, "w").orElseThrow())
                            .map(Attempts.Begun::attempt)
                            .toList();
            List<Callable<Boolean>> calls =
                    IntStream.range(0, 24)
                            .<Callable<Boolean>>mapToObj(
                                    i -> () -> brought(attempts, two.get(i % 2)))
                            .toList();
            try (ExecutorService many = Executors.newFixedThreadPool(12)) {
                long taken = 0;
                for (Future<Boolean> one : many.invokeAll(calls)) {
                    taken += one.get() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(10);
            }
        }
    }

    private static String fetching(ConfigurableApplicationContext service) {
        String order =
                "{\"audio_segment_url\":\"https://a.example/song.mp3\",\"prompt\":\"A lone dancer\"}";
        return service.getBean(Orders.class)
                .create(Tenant.LOCAL, JsonMapper.shared().readValue(order, ReelOrder.class));
    }

    private static boolean brought(Attempts attempts, Attempt attempt) {
        try {
            attempts.brings(attempt, 100_000);
            return true;
        } catch (Failure full) {
            assertThat(full.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
            return false;
        }
    }

    private static void limit(Path data, Map<String, String> database, String... options)
            throws IOException, InterruptedException {
        String[] all = new String[options.length + 3];
        all[0] = "tenants";
        all[1] = "limit";
        all[2] = "small";
        System.arraycopy(options, 0, all, 3, options.length);
        Command.run(data, database, all).requireSuccess();
    }
}
