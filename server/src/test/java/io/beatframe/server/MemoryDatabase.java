package io.beatframe.server;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of one's own, with our tables, for tests that are to be quick. */
public record MemoryDatabase(JdbcClient jdbc, TransactionTemplate transaction) {
    public static MemoryDatabase fresh() {
        DataSource database = empty();
        JdbcClient jdbc = JdbcClient.create(database);
        Migrated.SCRIPT.forEach(line -> jdbc.sql(line).update());
        return new MemoryDatabase(
                jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
    }

    /** A reel of the tenant 'local', in its first run. */
    public void reel(String id, String status) {
        jdbc.sql(
                        "insert into reel (id, tenant_id, status, run, turn, progress, request,"
                                + " created_at) values (?, 'local', ?, 1, 1, 0,"
                                + " '{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\"}',"
                                + " current_timestamp)")
                .param(id)
                .param(status)
                .update();
    }

    private static DataSource empty() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:"
                        + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
                        + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    /** Migrating takes a second, so it is done once. */
    private static final class Migrated {
        static final List<String> SCRIPT = script();

        private static List<String> script() {
            LoggingSystem.get(MemoryDatabase.class.getClassLoader())
                    .setLogLevel("org.flywaydb", LogLevel.ERROR);
            DataSource database = empty();
            Flyway.configure().dataSource(database).load().migrate();
            return JdbcClient.create(database).sql("script").query(String.class).list().stream()
                    .flatMap(Stream::ofNullable)
                    .filter(line -> !line.startsWith("CREATE USER"))
                    .toList();
        }
    }
}
