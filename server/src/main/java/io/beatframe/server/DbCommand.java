package io.beatframe.server;

import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** What concerns the database alone. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "Looks after the service's database.",
        subcommands = {DbCommand.Migrate.class})
final class DbCommand implements Callable<Integer> {
    @Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }

    /** The same that every process does when it starts; apart, for who wants to do it before. */
    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            description = "Brings the database to this version's form, and says what it did.",
            footer = {
                "",
                "Example:",
                "  BEATFRAME_DB_URL=postgresql://beatframe:secret@db/beatframe beatframe db migrate"
            })
    static final class Migrate implements Callable<Integer> {
        @Mixin DataFolder data = new DataFolder();

        @Override
        public Integer call() {
            Database database = data.database();
            OpenDatabase.quiet();
            MigrateResult result =
                    Flyway.configure()
                            .dataSource(database.url(), database.user(), database.password())
                            .connectRetries(10)
                            .load()
                            .migrate();
            result.migrations.forEach(
                    each -> System.out.println(each.version + "  " + each.description));
            System.out.println(
                    result.migrationsExecuted == 0
                            ? "Nothing to do: " + database + " is up to date."
                            : result.migrationsExecuted
                                    + " migrations; "
                                    + database
                                    + " is up to date.");
            return 0;
        }
    }
}
