package io.beatframe.cli;

import io.beatframe.check.QualityReport;
import io.beatframe.check.ReelCheck;
import io.beatframe.deliver.AtomicFile;
import io.beatframe.deliver.CheckSheet;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.LoudnessCurve;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.pipeline.Stage;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Platform;
import java.nio.file.Path;
import java.util.List;
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
            "Measures a finished file; with its plan also every cut against its beat.",
            "Container, colour tags, loudness, black, frozen and silent stretches, length."
        },
        footer = {
            "",
            "Examples:",
            "  beatframe check reel.mp4",
            "  beatframe check reel.mp4 --plan plan.json --json",
            "  beatframe check reel.mp4 --plan plan.json --png check.png"
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

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "Also draw the cuts' errors and the loudness.")
    @Nullable Path png;

    @Option(names = "--force", description = "Replace a picture that exists.")
    boolean force;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Optional<ShotPlan> read =
                plan == null ? Optional.empty() : Optional.of(PlanJson.read(plan));
        Optional<Path> picture = Optional.ofNullable(png);
        picture.ifPresent(file -> {
            AtomicFile.spare(file, plan == null ? List.of(reel) : List.of(reel, plan));
            AtomicFile.check(file, force);
        });
        Ffmpeg ffmpeg = common.ffmpeg();
        Console console = common.console();
        QualityReport report =
                ReelCheck.check(
                        reel,
                        read,
                        Platform.of(platform),
                        ffmpeg,
                        fraction -> console.reached(Stage.CHECK, fraction, fraction));
        picture.ifPresent(file -> draw(file, report, ffmpeg));
        console.endLine();
        if (common.json) {
            Output.json(report);
        } else {
            QualityTable.print(report).forEach(Output::line);
        }
        return report.passed() ? Beatframe.DONE : Beatframe.FAILED;
    }

    private void draw(Path file, QualityReport report, Ffmpeg ffmpeg) {
        List<LoudnessCurve.Point> loudness =
                report.audioCodec().equals("none")
                        ? List.of()
                        : LoudnessCurve.of(ffmpeg, SafeInput.of(reel));
        CheckSheet.write(file, force, report, loudness);
    }
}
