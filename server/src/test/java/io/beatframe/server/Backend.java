package io.beatframe.server;

import io.beatframe.testing.KeptPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The databases that the service runs on; tests of what SQL does run on each. */
public enum Backend {
    H2 {
        @Override
        public Map<String, String> fresh() {
            return Map.of();
        }
    },
    POSTGRES {
        @Override
        public Map<String, String> fresh() {
            EmbeddedPostgres server = Running.SERVER;
            String name = "test_" + MADE.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            return Map.of(
                    "BEATFRAME_DB_URL",
                    "postgresql://postgres@localhost:" + server.getPort() + "/" + name);
        }
    };

    private static final AtomicInteger MADE = new AtomicInteger();

    /** What a process is told to run on a database of its own, which is empty. */
    public abstract Map<String, String> fresh();

    /** One server for all tests of this JVM; it ends with it. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            LoggingSystem.get(Backend.class.getClassLoader())
                    .setLogLevel("io.zonky", LogLevel.WARN);
            try {
                return EmbeddedPostgres.builder()
                        .setPort(KeptPort.free())
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
