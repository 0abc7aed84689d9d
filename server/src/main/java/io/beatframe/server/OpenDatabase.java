package io.beatframe.server;

import io.beatframe.server.tenant.ApiKeys;
import io.beatframe.server.tenant.Tenants;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database for a command that needs nothing else of the service; migrated, as serve does it.
 */
record OpenDatabase(JdbcClient jdbc, ApiKeys keys, Tenants tenants) {
    /** Without Spring's start nobody tells the libraries to be quiet. */
    static void quiet() {
        LoggingSystem.get(OpenDatabase.class.getClassLoader()).beforeInitialize();
    }

    static OpenDatabase of(DataFolder folder) {
        Database database = folder.database();
        quiet();
        DataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        Clock clock = Clock.systemUTC();
        return new OpenDatabase(jdbc, new ApiKeys(jdbc, clock), new Tenants(jdbc, clock));
    }
}
