package io.beatframe.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at a service under load: how soon it answers, and how much memory its processes have. */
final class Watch {
    private static final String[] PATHS = {
        "/v1/reels?limit=20", "/v1/styles", "/v1/reels?status=done", "/v1/models"
    };

    private final Service api;
    private final String[] as;
    private final Map<String, Service> processes = new LinkedHashMap<>();
    private final Map<String, List<Long>> megabytes = new LinkedHashMap<>();
    private final List<Long> micros = new ArrayList<>();

    Watch(Service api, List<Service> workers, String[] as) {
        this.api = api;
        this.as = as;
        processes.put("api", api);
        workers.forEach(worker -> processes.put("worker " + processes.size(), worker));
        processes.keySet().forEach(name -> megabytes.put(name, new ArrayList<>()));
    }

    /** Asks ten times a second until all reels have ended, or time is up. */
    void untilDone(JdbcClient jdbc, Duration most) throws IOException, InterruptedException {
        Instant giveUp = Instant.now().plus(most);
        for (int i = 0; left(jdbc) > 0 && Instant.now().isBefore(giveUp); i++) {
            for (int call = 0; call < 10; call++) {
                ask(PATHS[call % PATHS.length]);
                Thread.sleep(100);
            }
            if (i % 3 == 0) {
                for (Map.Entry<String, Service> each : processes.entrySet()) {
                    megabytes.get(each.getKey()).add(residentMegabytes(each.getValue()));
                }
            }
        }
    }

    private void ask(String path) {
        long begun = System.nanoTime();
        assertThat(api.get(path, as).status()).isEqualTo(200);
        micros.add((System.nanoTime() - begun) / 1000);
    }

    private static int left(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from reel where completed_at is null")
                .query(Integer.class)
                .single();
    }

    private static long residentMegabytes(Service service) throws IOException {
        Path status = Path.of("/proc/" + service.process().pid() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Of each process and of the programs that it ran, as the kernel counts it. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> all = new LinkedHashMap<>();
        processes.forEach((name, service) -> all.put(name, cpuSeconds(service.process().pid())));
        return all;
    }

    /** In ticks of 10 ms: its own and its ended children's, in user and in kernel mode. */
    private static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return IntStream.range(11, 15).mapToLong(i -> Long.parseLong(fields[i])).sum() / 100.0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    List<Long> micros() {
        return List.copyOf(micros);
    }

    /** Median of each quarter of the time. */
    Map<String, String> memory() {
        Map<String, String> lines = new LinkedHashMap<>();
        megabytes.forEach((name, values) ->
                lines.put(
                        name,
                        String.format(
                                Locale.ROOT,
                                "%d, %d, %d, %d MB (quarters)",
                                quarter(values, 0),
                                quarter(values, 1),
                                quarter(values, 2),
                                quarter(values, 3))));
        return lines;
    }

    /** The most that a process grew after it was warm. */
    double growth() {
        return megabytes.values().stream()
                .mapToDouble(values -> (double) quarter(values, 3) / quarter(values, 1))
                .max()
                .orElseThrow();
    }

    private static long quarter(List<Long> values, int which) {
        int from = values.size() * which / 4;
        int to = Math.max(from + 1, values.size() * (which + 1) / 4);
        return LoadIT.percentile(values.subList(from, Math.min(to, values.size())), .5);
    }
}
