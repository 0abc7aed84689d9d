package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.RulesDirector;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.progress.Progress;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Provider;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.provider.Retries;
import io.beatframe.provider.Setting;
import io.beatframe.request.PlannerChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Planners by choice and settings.
 *
 * @param settings read only when a language model is chosen
 * @param answers what language models answered before
 */
public record Planners(Supplier<ProviderSettings> settings, Answers answers, Ffmpeg ffmpeg) {
    /** Those that have language models, the first choice of {@code auto} first. */
    public static final List<Provider> BY_PREFERENCE =
            List.of(Provider.GEMINI, Provider.ANTHROPIC, Provider.OPENAI);

    /**
     * @param camera the video model that films; empty for what has no limits of its own
     * @throws Failure KEY_MISSING, ENDPOINT_INVALID, CONFIG_INVALID; OPTION_INVALID when no model
     *     is named for a server that has no usual one
     */
    public ShotPlanner of(PlannerChoice choice, Optional<ModelCard> camera, Progress progress) {
        return switch (choice.kind()) {
            case RULES -> new RulesDirector(camera);
            case GEMINI -> llm(Provider.GEMINI, settings.get(), choice, camera, progress);
            case OPENAI -> llm(Provider.OPENAI, settings.get(), choice, camera, progress);
            case ANTHROPIC -> llm(Provider.ANTHROPIC, settings.get(), choice, camera, progress);
            case AUTO -> {
                ProviderSettings all = settings.get();
                yield new AutoDirector(
                        BY_PREFERENCE.stream()
                                .filter(all::configured)
                                .findFirst()
                                .map(provider -> llm(provider, all, choice, camera, progress)),
                        new RulesDirector(camera));
            }
        };
    }

    private ShotPlanner llm(
            Provider provider,
            ProviderSettings all,
            PlannerChoice choice,
            Optional<ModelCard> camera,
            Progress progress) {
        Endpoint endpoint = all.endpoint(provider);
        String model =
                choice.model()
                        .or(() -> all.word(Setting.BEATFRAME_PLANNER_MODEL))
                        .or(() -> usualModel(endpoint))
                        .orElseThrow(() -> noModel(provider));
        return new LlmDirector(
                new ChatProvider(endpoint, model, all.redaction()),
                answers,
                camera,
                all.redaction(),
                Retries.USUAL,
                choice.listens() ? Optional.of(ffmpeg) : Optional.empty(),
                progress);
    }

    /** Names age: each can be set, and a server of one's own has models of its own. */
    private static Optional<String> usualModel(Endpoint endpoint) {
        boolean usual = endpoint.provider().usualRoot().filter(endpoint.root()::equals).isPresent();
        return switch (endpoint.provider()) {
            case GEMINI -> Optional.of("gemini-3.8-flash");
            case ANTHROPIC -> Optional.of("claude-sonnet-4-6");
            case OPENAI -> usual ? Optional.of("gpt-5.1") : Optional.empty();
            case OPENAI_VIDEOS, COMFYUI, FAL, VERTEX, REPLICATE -> Optional.empty();
        };
    }

    private static Failure noModel(Provider provider) {
        return new Failure(
                ErrorCode.OPTION_INVALID,
                "Say which model of your server at "
                        + provider.addressSetting()
                        + " plans: --planner-model NAME, or set "
                        + Setting.BEATFRAME_PLANNER_MODEL
                        + ".");
    }
}
