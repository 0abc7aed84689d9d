package io.beatframe.cli;

import io.beatframe.check.QualityReport;
import io.beatframe.check.ReelCheck;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.Stage;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Platform;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a finished reel. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a finished file: container, colour tags, loudness, black, frozen, silent;",
            "with its plan also length and every cut against its beat."
        },
        footer = {
            "",
            "Examples:",
            "  beatframe check reel.mp4",
            "  beatframe check reel.mp4 --plan plan.json --json"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REEL", description = "A video file.")
    Path reel = Path.of("reel.mp4");

    @Option(names = "--plan", paramLabel = "PLAN", description = "The plan it was made from.")
    @Nullable Path plan;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            defaultValue = "any",
            description =
                    "Whose limits it must keep: any, reels, tiktok, shorts, facebook (default:"
                            + " ${DEFAULT-VALUE}).")
    String platform = "any";

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Optional<ShotPlan> read =
                plan == null ? Optional.empty() : Optional.of(PlanJson.read(plan));
        Console console = common.console();
        QualityReport report =
                ReelCheck.check(
                        reel,
                        read,
                        Platform.of(platform),
                        Ffmpeg.locate(),
                        fraction -> console.reached(Stage.CHECK, fraction, fraction));
        console.endLine();
        if (common.json) {
            Output.json(report);
        } else {
            QualityTable.print(report).forEach(Output::line);
        }
        return report.passed() ? Beatframe.DONE : Beatframe.FAILED;
    }
}
