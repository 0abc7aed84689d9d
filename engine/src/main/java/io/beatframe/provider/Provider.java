package io.beatframe.provider;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes plans or clips elsewhere, with the names of its settings and its usual address. */
public enum Provider {
    GEMINI(
            "Gemini",
            Setting.BEATFRAME_GEMINI_URL,
            "https://generativelanguage.googleapis.com",
            Setting.GEMINI_API_KEY),
    /** OpenAI, and every server that speaks its chat API: Ollama, vLLM, LM Studio, OpenRouter. */
    OPENAI(
            "OpenAI",
            Setting.BEATFRAME_OPENAI_URL,
            "https://api.openai.com",
            Setting.OPENAI_API_KEY),
    ANTHROPIC(
            "Anthropic",
            Setting.BEATFRAME_ANTHROPIC_URL,
            "https://api.anthropic.com",
            Setting.ANTHROPIC_API_KEY),
    /** Self-hosted servers and gateways that speak {@code /v1/videos}; there is no usual one. */
    OPENAI_VIDEOS(
            "the video server",
            Setting.BEATFRAME_OPENAI_VIDEOS_URL,
            "",
            Setting.OPENAI_VIDEOS_API_KEY),
    COMFYUI("ComfyUI", Setting.BEATFRAME_COMFYUI_URL, "", null),
    FAL("fal", Setting.BEATFRAME_FAL_URL, "https://queue.fal.run", Setting.FAL_KEY),
    VERTEX(
            "Vertex AI",
            Setting.BEATFRAME_VERTEX_URL,
            "https://us-central1-aiplatform.googleapis.com",
            Setting.VERTEX_ACCESS_TOKEN),
    REPLICATE(
            "Replicate",
            Setting.BEATFRAME_REPLICATE_URL,
            "https://api.replicate.com",
            Setting.REPLICATE_API_TOKEN);

    private final String label;
    private final Setting address;
    private final String usualRoot;
    private final @Nullable Setting key;

    Provider(String label, Setting address, String usualRoot, @Nullable Setting key) {
        this.label = label;
        this.address = address;
        this.usualRoot = usualRoot;
        this.key = key;
    }

    /** As it stands in a sentence. */
    public String label() {
        return label;
    }

    /** Where its root address can be set. */
    public Setting addressSetting() {
        return address;
    }

    /** Where its key is set; none for those that take no key. */
    public Optional<Setting> keySetting() {
        return Optional.ofNullable(key);
    }

    /** Where it is when nothing is set; none for what everybody hosts for themselves. */
    public Optional<URI> usualRoot() {
        return usualRoot.isEmpty() ? Optional.empty() : Optional.of(URI.create(usualRoot));
    }
}
