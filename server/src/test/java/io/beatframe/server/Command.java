package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the service's program that ended, as an operator sees it. */
public record Command(int status, String out, String err) {
    private static final long MOST_SECONDS = 180;

    public static Command run(Path data, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path out = Files.createTempFile(data, "command-", ".out");
        Path err = Files.createTempFile(data, "command-", ".err");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("BEATFRAME_DB_URL");
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end: " + command.getLast());
        }
        return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How a JVM with the program on its class path starts: soon, as most tests are short. */
    static List<String> java() {
        return java("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g");
    }

    /** As the launcher and the image start it: for who measures. */
    static List<String> javaAsShipped() {
        return java("-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Xmx1g");
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.beatframe.server.BeatframeServer"));
        return List.copyOf(command);
    }

    void requireSuccess() {
        assertThat(status).as(out + err).isZero();
    }
}
