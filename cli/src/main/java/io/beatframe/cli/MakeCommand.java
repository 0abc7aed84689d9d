package io.beatframe.cli;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.PlanTable;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.ReelRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Song and sentence to reel. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description =
                "Makes a reel: finds the beats, plans the shots, films, matches, renders, checks.",
        footer = {
            "",
            "Examples:",
            "  beatframe make",
            "  beatframe make song.mp3 --prompt \"A lone dancer in a neon city after rain\" \\",
            "      --style energetic_dance -o reel.mp4",
            "  beatframe make song.mp3 --prompt \"Dawn over the mountains\" \\",
            "      --style luxe_travel --quality draft --duration 15 --bundle out/",
            "  beatframe make song.mp3 --prompt \"Our week by the sea\" --footage ~/Videos/sea"
        })
final class MakeCommand implements Callable<Integer> {
    @Mixin ReelOptions reel = new ReelOptions();

    @Mixin DeliveryOptions delivery = new DeliveryOptions();

    @Mixin FilmingOptions filming = new FilmingOptions();

    @Mixin CommonOptions common = new CommonOptions();

    @Option(names = "--dry-run", description = "Plan only: print what would be made.")
    boolean dryRun;

    @Override
    public Integer call() {
        ReelRequest request = reel.request();
        Console console = common.console();
        Ffmpeg ffmpeg = common.ffmpeg();
        if (dryRun) {
            ShotPlan plan = ReelPipeline.plan(request, ffmpeg, console);
            console.endLine();
            Output.line(common.json ? PlanJson.write(plan) : PlanTable.print(plan));
            return Beatframe.DONE;
        }
        FinishedReel finished =
                ReelPipeline.make(
                        request, ffmpeg, delivery.delivery(), filming.terms(console), console);
        console.endLine();
        return ReelResult.show(finished, common.json);
    }
}
