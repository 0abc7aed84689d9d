package io.beatframe.server;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.failure.FailureType;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that need Spring; the launcher starts this program for them. */
@Command(
        name = "beatframe",
        mixinStandardHelpOptions = true,
        description = "Beatframe as a service.",
        subcommands = {
            ServeCommand.class,
            KeysCommand.class,
            TenantsCommand.class,
            DbCommand.class,
            GcCommand.class
        })
public final class BeatframeServer {
    private static final int FAILED = 1;
    private static final int USERS_MISTAKE = 2;

    private BeatframeServer() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static CommandLine program() {
        CommandLine program = new CommandLine(new BeatframeServer());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        return program;
    }

    static int run(String... arguments) {
        CommandLine program = program();
        program.setParameterExceptionHandler((mistake, all) -> {
            System.err.println(
                    "error OPTION_INVALID: "
                            + String.valueOf(mistake.getMessage()).replaceAll("\\p{Cntrl}+", " "));
            return USERS_MISTAKE;
        });
        program.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown));
        if (arguments.length == 0) {
            program.usage(System.err);
            return USERS_MISTAKE;
        }
        return program.execute(arguments);
    }

    private static int report(Throwable thrown) {
        Failure failure = failure(thrown);
        System.err.println("error " + failure.code() + ": " + failure.message());
        if (failure.code() == ErrorCode.INTERNAL_ERROR) {
            thrown.printStackTrace(System.err);
        }
        return failure.type() == FailureType.USER ? USERS_MISTAKE : FAILED;
    }

    /** Spring wraps what went wrong many times over. */
    private static Failure failure(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            switch (at) {
                case Failure failure -> {
                    return failure;
                }
                case PortInUseException taken -> {
                    return new Failure(
                            ErrorCode.OPTION_INVALID,
                            "Port " + taken.getPort() + " is in use. Choose another: --port N.",
                            taken);
                }
                case SQLException away -> {
                    return new Failure(
                            ErrorCode.DATABASE_FAILED,
                            "The database cannot be used: "
                                    + firstLine(away)
                                    + ". A second process on one machine needs PostgreSQL:"
                                    + " BEATFRAME_DB_URL.",
                            away);
                }
                case FlywayException broken when broken.getCause() == null -> {
                    return new Failure(
                            ErrorCode.DATABASE_FAILED,
                            "The database cannot be migrated: " + firstLine(broken) + ".",
                            broken);
                }
                default -> {
                    // The reason may stand further in.
                }
            }
        }
        return new Failure(
                ErrorCode.INTERNAL_ERROR,
                "This is a defect of Beatframe (" + thrown.getClass().getSimpleName() + ").",
                thrown);
    }

    private static String firstLine(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }
}
