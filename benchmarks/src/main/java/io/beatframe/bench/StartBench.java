package io.beatframe.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long the service takes until it listens, as it is packaged and without the JDK's cache. */
record StartBench() implements Bench {
    private static final int STARTS = 5;
    private static final double GOAL_SECONDS = 5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String about() {
        return "seconds until 'beatframe serve' listens, and what it takes of CPU and memory (1 min)";
    }

    @Override
    public void run(List<String> arguments) throws IOException, InterruptedException {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("start takes no arguments");
        }
        Path root = root();
        Path data = Files.createTempDirectory("beatframe-start-");
        try {
            List<String> packaged = List.of(root.resolve("beatframe").toString());
            // Builds it, if need be, and makes the database.
            started(packaged, data);
            Path apps = root.resolve("target/app/server");
            Path app = apps.resolve(Files.readString(apps.resolve("current")).strip());
            List<String> plain =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-XX:MaxRAMPercentage=50",
                            "-jar",
                            app.resolve("beatframe.jar").toString());
            System.out.printf(
                    "%-34s %8s %8s %8s %8s %10s%n", "", "least", "median", "most", "CPU", "memory");
            row("./beatframe serve", packaged, data);
            row("the same without the JDK's cache", plain, data);
            System.out.printf(Locale.ROOT, "goal: %.0f s on 2 cores%n", GOAL_SECONDS);
        } finally {
            delete(data);
        }
    }

    /** The jar of the benchmarks lies in benchmarks/target. */
    private static Path root() {
        try {
            Path jar =
                    Path.of(
                            StartBench.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return jar.resolve("../../..").normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Start(double seconds, double cpuSeconds, double megabytes) {}

    private static void row(String what, List<String> command, Path data)
            throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(started(command, data));
        }
        double[] seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray();
        double[] cpu = starts.stream().mapToDouble(Start::cpuSeconds).sorted().toArray();
        double[] memory = starts.stream().mapToDouble(Start::megabytes).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-34s %6.2f s %6.2f s %6.2f s %6.2f s %7.0f MB%n",
                what,
                seconds[0],
                seconds[STARTS / 2],
                seconds[STARTS - 1],
                cpu[STARTS / 2],
                memory[STARTS / 2]);
    }

    private static Start started(List<String> command, Path data)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
        Instant before = Instant.now();
        Process process =
                new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader errors = process.errorReader()) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                if (line.startsWith("Beatframe serves ")) {
                    double seconds = Duration.between(before, Instant.now()).toMillis() / 1000.0;
                    double cpu =
                            process.info()
                                    .totalCpuDuration()
                                    .map(each -> each.toMillis() / 1000.0)
                                    .orElse(Double.NaN);
                    return new Start(seconds, cpu, megabytes(process));
                }
            }
            throw new IOException("It does not start: " + String.join(" ", words));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** What the process has in memory, where the system says so. */
    private static double megabytes(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readString(status)
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .sum();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            Path[] all = tree.toArray(Path[]::new);
            for (Path each : Arrays.asList(all).reversed()) {
                Files.delete(each);
            }
        }
    }
}
