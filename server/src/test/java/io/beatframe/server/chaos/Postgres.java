package io.beatframe.server.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL that can go away and come back, with what it held, on the same port. */
public final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    public Postgres(Path data) throws IOException {
        this.data = data;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        start();
    }

    public void start() throws IOException {
        running =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .start();
    }

    public void stop() throws IOException {
        running.close();
    }

    /** Keeps its connections and answers none, like a machine that vanished. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(first)).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, first));
        postmaster.descendants().map(child -> Long.toString(child.pid())).forEach(command::add);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("kill ended with " + status);
        }
    }

    /** What a service needs to know of it. */
    public Map<String, String> environment() {
        return Map.of(
                "BEATFRAME_DB_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres");
    }

    public DriverManagerDataSource source() {
        return new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    public JdbcClient client() {
        return JdbcClient.create(source());
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
