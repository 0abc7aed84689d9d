package io.beatframe.cli;

import io.beatframe.clip.generated.PaidClips;
import io.beatframe.clip.generated.PaidClips.Kept;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.CacheFolder;
import io.beatframe.model.Usd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What video models made and is kept. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = {
            "Says how much is kept of what video models made, and removes what is old or too much.",
            "Nothing is removed by itself: a reel that needs a removed clip again pays for it again."
        },
        footer = {
            "",
            "Examples:",
            "  beatframe cache",
            "  beatframe cache --older-than 90 --dry-run",
            "  beatframe cache --most 5"
        })
final class CacheCommand implements Callable<Integer> {
    private static final double GIGABYTE = 1e9;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "Remove clips that no reel used for so many days.")
    @Nullable Double olderThan;

    @Option(
            names = "--most",
            paramLabel = "GB",
            description = "Remove those unused for longest until no more than this is kept.")
    @Nullable Double most;

    @Option(names = "--dry-run", description = "Say what would go, and leave it.")
    boolean dryRun;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        requireNumber("--older-than", olderThan, 36_500);
        requireNumber("--most", most, 1e6);
        Path folder = CacheFolder.of(System.getenv()).resolve("generated");
        List<Kept> clips = PaidClips.in(folder);
        Instant oldest =
                olderThan == null
                        ? Instant.MIN
                        : Instant.now().minus(Duration.ofSeconds(Math.round(86_400 * olderThan)));
        long bytes = most == null ? Long.MAX_VALUE : Math.round(GIGABYTE * most);
        List<Kept> gone = PaidClips.beyond(clips, oldest, bytes);
        if (!dryRun && (olderThan != null || most != null)) {
            PaidClips.remove(folder, gone);
        }
        if (common.json) {
            Output.json(json(folder, clips, gone));
        } else {
            Output.line("Kept: " + words(clips) + ", in " + folder.resolve("clips") + ".");
            if (olderThan != null || most != null) {
                Output.line((dryRun ? "Would remove: " : "Removed: ") + words(gone) + ".");
            }
        }
        return Beatframe.DONE;
    }

    private static void requireNumber(String option, @Nullable Double value, double most) {
        if (value != null && !(value >= 0 && value <= most)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    String.format(Locale.ROOT, "%s is a number from 0 to %.0f.", option, most));
        }
    }

    private static String words(List<Kept> clips) {
        return String.format(
                Locale.ROOT,
                "%d clips with %.1f MB, which cost %s",
                clips.size(),
                bytes(clips) / 1e6,
                cost(clips).toCents());
    }

    private Map<String, Object> json(Path folder, List<Kept> clips, List<Kept> gone) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", folder.resolve("clips").toString());
        json.put("clips", clips.size());
        json.put("bytes", bytes(clips));
        json.put("usd", cost(clips).amount());
        json.put("dryRun", dryRun);
        json.put("removedClips", gone.size());
        json.put("removedBytes", bytes(gone));
        json.put("removedUsd", cost(gone).amount());
        return json;
    }

    private static long bytes(List<Kept> clips) {
        return clips.stream().mapToLong(Kept::bytes).sum();
    }

    private static Usd cost(List<Kept> clips) {
        return clips.stream().flatMap(clip -> clip.usd().stream()).reduce(Usd.ZERO, Usd::plus);
    }
}
