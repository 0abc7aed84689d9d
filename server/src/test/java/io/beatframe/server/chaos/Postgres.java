package io.beatframe.server.chaos;

import io.beatframe.testing.KeptPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL that can go away and come back, with what it held, on the same port. */
public final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port = KeptPort.free();
    private EmbeddedPostgres running;

    public Postgres(Path data) throws IOException {
        this.data = data;
        start();
    }

    public void start() throws IOException {
        running =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
    }

    public void stop() throws IOException {
        running.close();
    }

    int port() {
        return port;
    }

    /** What a service needs to know of it. */
    public Map<String, String> environment() {
        return environment(port);
    }

    /** The same behind something that listens on that port. */
    static Map<String, String> environment(int port) {
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
