package io.beatframe.server;

import io.beatframe.server.operate.Sweep;
import io.beatframe.server.operate.Sweeper;
import io.beatframe.server.store.Store;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Sweeps the store; for a cron job, once a day. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = {
            "Removes what nobody needs: files of attempts that came to nothing, files of deleted reels,"
                    + " and what is older than its tenant keeps it. Services may run meanwhile, if they"
                    + " use PostgreSQL."
        },
        footer = {"", "Examples:", "  beatframe gc --dry-run", "  beatframe gc --json"})
final class GcCommand implements Callable<Integer> {
    @Mixin DataFolder data = new DataFolder();

    @Option(names = "--dry-run", description = "Say what would go, and leave it.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Override
    public Integer call() {
        JdbcClient jdbc = OpenDatabase.of(data).jdbc();
        Store store = ServerApplication.store(data.folder());
        Sweeper sweeper = new Sweeper(jdbc, store, Instant.now());
        Sweep sweep = sweeper.find();
        if (!dryRun) {
            sweeper.remove(sweep);
        }
        System.out.println(json ? document(sweep) : text(sweep));
        return 0;
    }

    private static String document(Sweep sweep) {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(sweep);
    }

    private String text(Sweep sweep) {
        return String.format(
                Locale.ROOT,
                "%s %d folders and files with %.1f MB; of tenants who keep things for a time, %d reels"
                        + " and %d songs.",
                dryRun ? "Would remove" : "Removed",
                sweep.folders().size(),
                sweep.bytes() / 1e6,
                sweep.expiredReels().size(),
                sweep.expiredSongs().size());
    }
}
