package io.beatframe.cli;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.PlanTable;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.ReelRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan of a reel, to read and to edit. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Plans a reel as make would, without making it. Edit the file, then render it.",
        footer = {
            "",
            "Examples:",
            "  beatframe plan song.mp3 --prompt \"Two friends on a night drive\" -o plan.json",
            "  beatframe plan song.mp3 --prompt \"A week by the sea\" \\",
            "      --planner gemini -o plan.json --edit",
            "  beatframe render plan.json -o reel.mp4"
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin ReelOptions reel = new ReelOptions();

    @Mixin CommonOptions common = new CommonOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the plan goes (default: only a table is printed).")
    @Nullable Path output;

    @Option(names = "--force", description = "Replace a file that exists.")
    boolean force;

    @Option(
            names = "--edit",
            description =
                    "Open the plan in your editor (VISUAL, EDITOR) and check it again; needs -o.")
    boolean edit;

    @Override
    public Integer call() {
        ReelRequest request = reel.request();
        if (edit && output == null) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID, "--edit needs a file to edit: -o plan.json.");
        }
        if (output != null) {
            AtomicFile.spare(output, List.of(request.song()));
            AtomicFile.check(output, force);
        }
        Console console = common.console();
        ShotPlan plan = ReelPipeline.plan(request, common.ffmpeg(), console);
        console.endLine();
        if (output != null) {
            String inFile = PlanJson.write(plan, output);
            AtomicFile.write(output, force, file -> Files.writeString(file, inFile));
            if (edit) {
                plan = new PlanEditor(output, console, System.getenv()).edit();
            }
        }
        Output.line(common.json ? PlanJson.write(plan) : PlanTable.print(plan));
        return Beatframe.DONE;
    }
}
