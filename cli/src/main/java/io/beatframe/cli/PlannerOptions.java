package io.beatframe.cli;

import io.beatframe.request.PlannerChoice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who plans the shots. */
final class PlannerOptions {
    @Option(
            names = "--planner",
            paramLabel = "NAME",
            defaultValue = "rules",
            description =
                    "Who plans the shots: rules (here, offline), gemini, openai (or any server with its API),"
                            + " anthropic, auto (a model if its key is set) (default: ${DEFAULT-VALUE}).")
    String planner = "rules";

    @Option(
            names = "--planner-model",
            paramLabel = "NAME",
            description = "The language model's name at its provider (default: a usual one).")
    @Nullable String plannerModel;

    @Option(
            names = "--planner-audio",
            description = "Let the language model hear the reel's sound as well (gemini, openai).")
    boolean plannerAudio;

    /** Valid, or a failure that says what is wrong. */
    PlannerChoice choice() {
        return new PlannerChoice(
                PlannerChoice.Kind.of(planner), Optional.ofNullable(plannerModel), plannerAudio);
    }
}
