package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
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

/** Planners by choice and settings. Settings are read only when a language model is chosen. */
public final class Planners {
    private static final List<Provider> BY_PREFERENCE =
            List.of(Provider.GEMINI, Provider.ANTHROPIC, Provider.OPENAI);

    private Planners() {}

    /**
     * @throws Failure KEY_MISSING, ENDPOINT_INVALID, CONFIG_INVALID; OPTION_INVALID when no model
     *     is named for a server that has no usual one
     */
    public static ShotPlanner of(
            PlannerChoice choice,
            Supplier<ProviderSettings> settings,
            Ffmpeg ffmpeg,
            Progress progress) {
        Optional<Ffmpeg> ears = choice.listens() ? Optional.of(ffmpeg) : Optional.empty();
        return switch (choice.kind()) {
            case RULES -> new RulesDirector();
            case GEMINI -> llm(Provider.GEMINI, choice, settings.get(), ears, progress);
            case OPENAI -> llm(Provider.OPENAI, choice, settings.get(), ears, progress);
            case ANTHROPIC -> llm(Provider.ANTHROPIC, choice, settings.get(), ears, progress);
            case AUTO -> auto(choice, settings.get(), ears, progress);
        };
    }

    private static ShotPlanner auto(
            PlannerChoice choice,
            ProviderSettings settings,
            Optional<Ffmpeg> ears,
            Progress progress) {
        return BY_PREFERENCE.stream()
                .filter(settings::configured)
                .findFirst()
                .<ShotPlanner>map(provider ->
                        new AutoDirector(llm(provider, choice, settings, ears, progress)))
                .orElseGet(AutoDirector::withoutKey);
    }

    private static ShotPlanner llm(
            Provider provider,
            PlannerChoice choice,
            ProviderSettings settings,
            Optional<Ffmpeg> ears,
            Progress progress) {
        Endpoint endpoint = settings.endpoint(provider);
        String model =
                choice.model()
                        .or(() -> settings.word(Setting.BEATFRAME_PLANNER_MODEL))
                        .or(() -> usualModel(endpoint))
                        .orElseThrow(() -> noModel(provider));
        return new LlmDirector(
                new ChatProvider(endpoint, model, settings.redaction()),
                settings.redaction(),
                Retries.USUAL,
                ears,
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
