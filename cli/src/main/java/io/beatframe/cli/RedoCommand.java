package io.beatframe.cli;

import io.beatframe.deliver.AtomicFile;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanCheck;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One shot anew. */
@Command(
        name = "redo",
        mixinStandardHelpOptions = true,
        description = {
            "Films one shot of a plan anew and makes the reel again; the other clips come from the cache.",
            "The plan file is changed: a copy of it stays beside it as PLAN.before."
        },
        footer = {
            "",
            "Examples:",
            "  beatframe redo plan.json --shot 4 --seed 7 -o reel.mp4 --force",
            "  beatframe redo plan.json --shot 4 --prompt \"She turns and smiles, close-up\" \\",
            "      -o reel2.mp4"
        })
final class RedoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "A plan, as 'beatframe plan -o' writes it.")
    Path plan = Path.of("plan.json");

    @Option(names = "--shot", paramLabel = "N", required = true, description = "Which: 1, 2, 3, …")
    int shot;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the model is told (default: as before, with another seed).")
    @Nullable String prompt;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another number, another take (default: the next one).")
    @Nullable Long seed;

    @Mixin DeliveryOptions delivery = new DeliveryOptions();

    @Mixin FilmingOptions filming = new FilmingOptions();

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        ShotPlan before = PlanJson.read(plan);
        requireModel(before.brief().videoModel());
        ShotPlan after = before.with(changed(before));
        PlanCheck.check(after);
        Console console = common.console();
        Path copy = plan.resolveSibling(plan.getFileName() + ".before");
        String old = PlanJson.write(before, copy);
        String fresh = PlanJson.write(after, plan);
        // What cannot be read again must not be filmed, nor take the plan's place.
        PlanJson.read(fresh);
        FinishedReel finished =
                ReelPipeline.render(
                        after,
                        common.ffmpeg(),
                        delivery.delivery(),
                        filming.terms(console),
                        console);
        AtomicFile.write(copy, true, file -> Files.writeString(file, old));
        AtomicFile.write(plan, true, file -> Files.writeString(file, fresh));
        console.endLine();
        return ReelResult.show(finished, common.json);
    }

    private void requireModel(String model) {
        if (model.equals("previz") || model.equals("footage")) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "A prompt and a seed are for video models, and this plan's pictures come from "
                            + model
                            + ". Change the shot in the plan itself, then 'beatframe render' it.");
        }
    }

    private Shot changed(ShotPlan before) {
        Shot old =
                before.shots().stream()
                        .filter(one -> one.id() == shot)
                        .findFirst()
                        .orElseThrow(() ->
                                new Failure(
                                        ErrorCode.OPTION_INVALID,
                                        "The plan has shots 1 to "
                                                + before.shots().size()
                                                + ", not "
                                                + shot
                                                + "."));
        if (seed != null && (seed < 0 || seed > Integer.MAX_VALUE)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID, "--seed is 0 to " + Integer.MAX_VALUE + ".");
        }
        boolean sameWords = prompt == null || prompt.isBlank();
        OptionalLong next =
                seed != null
                        ? OptionalLong.of(seed)
                        : sameWords
                                ? OptionalLong.of((old.seed().orElse(0) + 1) % Integer.MAX_VALUE)
                                : old.seed();
        return old.filmedAs(sameWords ? old.generationPrompt() : String.valueOf(prompt), next);
    }
}
