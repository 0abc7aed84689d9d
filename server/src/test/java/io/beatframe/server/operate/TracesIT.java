package io.beatframe.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.beatframe.server.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever names a collector, as OpenTelemetry has it, is sent traces of requests and steps. */
class TracesIT {
    @TempDir Path folder;

    @Test
    void stepsAndRequestsAreTraced() throws Exception {
        BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        HttpServer collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    // Protobuf; names in it are plain text.
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    sent.add(new String(body, StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
        Map<String, String> environment =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort(),
                        "OTEL_BSP_SCHEDULE_DELAY",
                        "200");
        try (Service service = Service.start(folder.resolve("data"), environment)) {
            String id = FailedReel.of(service, folder);
            StringBuilder all = new StringBuilder();
            while (!(all.indexOf("step plan") >= 0 && all.indexOf("http post /v1/reels") >= 0)) {
                String more = sent.poll(60, TimeUnit.SECONDS);
                assertThat(more).as("what came until now: " + all).isNotNull();
                all.append(more);
            }
            assertThat(all.toString()).contains(id).contains("WINDOW_INVALID");
        } finally {
            collector.stop(0);
        }
    }
}
