package io.beatframe.cli;

import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

    @Mixin DeliveryOptions delivery = new DeliveryOptions();

    @Mixin FilmingOptions filming = new FilmingOptions();

    @Mixin CommonOptions common = new CommonOptions();

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
        FinishedReel finished =
                ReelPipeline.render(
                        read,
                        common.ffmpeg(),
                        delivery.delivery(),
                        filming.terms(console),
                        console);
        console.endLine();
        return ReelResult.show(finished, common.json);
    }
}
