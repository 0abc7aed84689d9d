package io.beatframe.cli;

import io.beatframe.pipeline.Delivery;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A plan to a reel. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Makes the reel of a plan file.",
        footer = {"", "Example:", "  beatframe render plan.json -o reel.mp4 --bundle out/"})
final class RenderCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "A plan, as 'beatframe plan -o' writes it.")
    Path plan = Path.of("plan.json");

    @Mixin ExportOptions encoding = new ExportOptions();

    @Mixin FilmingOptions filming = new FilmingOptions();

    @Mixin CommonOptions common = new CommonOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "reel.mp4",
            description = "Where the reel goes (default: ${DEFAULT-VALUE}).")
    Path output = Path.of("reel.mp4");

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description =
                    "Also write plan, report, LUTs, timeline (OTIO) and a contact sheet into this folder.")
    @Nullable Path bundle;

    @Option(names = "--force", description = "Replace files that exist.")
    boolean force;

    @Option(
            names = "--edit",
            description =
                    "First open the plan in your editor (VISUAL, EDITOR); it is checked again.")
    boolean edit;

    @Override
    public Integer call() {
        Console console = common.console();
        ShotPlan read =
                edit ? new PlanEditor(plan, console, System.getenv()).edit() : PlanJson.read(plan);
        Delivery delivery =
                new Delivery(output, force, Optional.ofNullable(bundle), encoding.export());
        FinishedReel finished =
                ReelPipeline.render(
                        read, common.ffmpeg(), delivery, filming.terms(console), console);
        console.endLine();
        return ReelResult.show(finished, common.json);
    }
}
