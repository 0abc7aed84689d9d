package io.beatframe.clip.video;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.model.Dialect;
import io.beatframe.model.ModelCard;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Provider;
import io.beatframe.provider.ProviderSettings;
import io.beatframe.provider.Setting;
import java.util.Optional;

/** From a model's card to the model itself, with the user's keys and addresses. */
public final class VideoModels {
    private VideoModels() {}

    /** Who makes the clips of a model. */
    public static Provider provider(Dialect dialect) {
        return switch (dialect) {
            case Dialect.GeminiOmni omni -> Provider.GEMINI;
            case Dialect.Veo veo -> Provider.VERTEX;
            case Dialect.OpenAiVideos videos -> Provider.OPENAI_VIDEOS;
            case Dialect.ComfyUi comfy -> Provider.COMFYUI;
            case Dialect.Fal fal -> Provider.FAL;
            case Dialect.Replicate replicate -> Provider.REPLICATE;
        };
    }

    /** Whether {@link #open} would find all that it needs. */
    public static boolean configured(ModelCard card, ProviderSettings settings) {
        return switch (card.dialect()) {
            case Dialect.OpenAiVideos(var model, var encoding, var url) when url.isPresent() ->
                    true;
            case Dialect.Veo veo ->
                    settings.configured(Provider.VERTEX)
                            && settings.word(Setting.GOOGLE_CLOUD_PROJECT).isPresent();
            case Dialect other -> settings.configured(provider(other));
        };
    }

    /**
     * @throws Failure KEY_MISSING or ENDPOINT_MISSING, with what to set and what works without
     */
    public static VideoModel open(ModelCard card, ProviderSettings settings) {
        try {
            return connected(card, settings, Wire.Limits.USUAL);
        } catch (Failure unset) {
            if (unset.code() == ErrorCode.KEY_MISSING
                    || unset.code() == ErrorCode.ENDPOINT_MISSING) {
                throw new Failure(
                        unset.code(),
                        "The video model "
                                + card.name()
                                + " is not set up. "
                                + unset.message()
                                + " Without it, --model previz draws the planned shots on this machine.",
                        unset);
            }
            throw unset;
        }
    }

    static VideoModel connected(ModelCard card, ProviderSettings settings, Wire.Limits limits) {
        return switch (card.dialect()) {
            case Dialect.GeminiOmni omni ->
                    new GeminiOmni(omni, wire(settings, Provider.GEMINI, KeyStyle.GOOGLE, limits));
            case Dialect.Veo veo -> veo(veo, settings, limits);
            case Dialect.OpenAiVideos videos ->
                    new OpenAiVideos(
                            videos,
                            new Wire(
                                    place(videos, settings),
                                    KeyStyle.BEARER,
                                    settings.redaction(),
                                    limits));
            case Dialect.ComfyUi comfy ->
                    new ComfyUi(comfy, wire(settings, Provider.COMFYUI, KeyStyle.BEARER, limits));
            case Dialect.Fal fal ->
                    new Fal(fal, wire(settings, Provider.FAL, KeyStyle.FAL, limits));
            case Dialect.Replicate replicate ->
                    new Replicate(
                            replicate, wire(settings, Provider.REPLICATE, KeyStyle.BEARER, limits));
        };
    }

    private static VideoModel veo(Dialect.Veo veo, ProviderSettings settings, Wire.Limits limits) {
        String project =
                settings.word(Setting.GOOGLE_CLOUD_PROJECT)
                        .orElseThrow(() ->
                                new Failure(
                                        ErrorCode.KEY_MISSING,
                                        "Vertex AI wants your project's id. Set GOOGLE_CLOUD_PROJECT, and"
                                                + " VERTEX_ACCESS_TOKEN to what 'gcloud auth"
                                                + " print-access-token' prints."));
        return new Veo(
                veo,
                project,
                settings.location(),
                wire(settings, Provider.VERTEX, KeyStyle.BEARER, limits));
    }

    private static Wire wire(
            ProviderSettings settings, Provider provider, KeyStyle style, Wire.Limits limits) {
        return new Wire(settings.endpoint(provider), style, settings.redaction(), limits);
    }

    /** The address in models.json goes before that of the environment, and takes no key. */
    private static Endpoint place(Dialect.OpenAiVideos videos, ProviderSettings settings) {
        return videos.url()
                .map(url -> new Endpoint(Provider.OPENAI_VIDEOS, url, Optional.empty()))
                .orElseGet(() -> settings.endpoint(Provider.OPENAI_VIDEOS));
    }
}
