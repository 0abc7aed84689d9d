package io.beatframe.plan.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Provider;
import io.beatframe.provider.Redaction;
import io.beatframe.provider.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One model at one provider, through LangChain4j. */
final class ChatProvider {
    /** A model that thinks, or runs on somebody's processor, takes minutes. */
    private static final Duration WITHIN = Duration.ofMinutes(5);

    /** Enough for 200 shots; Anthropic's client would stop at 1024. */
    private static final int MOST_TOKENS = 16_000;

    private final Endpoint endpoint;
    private final String modelName;
    private final Redaction redaction;
    private final ChatModel model;

    ChatProvider(Endpoint endpoint, String modelName, Redaction redaction) {
        this(endpoint, modelName, redaction, WITHIN);
    }

    ChatProvider(Endpoint endpoint, String modelName, Redaction redaction, Duration within) {
        this.endpoint = endpoint;
        this.modelName = modelName;
        this.redaction = redaction;
        this.model = model(GuardedHttpClient.builder(endpoint.provider(), redaction, within));
    }

    Provider provider() {
        return endpoint.provider();
    }

    String modelName() {
        return modelName;
    }

    /** Who is asked, for {@link Answers}: provider, address and model. */
    List<String> identity() {
        return List.of(endpoint.provider().name(), endpoint.root().toString(), modelName);
    }

    boolean keyReadableOnTheWay() {
        return endpoint.key().isPresent() && endpoint.readableOnTheWay();
    }

    boolean takesSound() {
        return switch (endpoint.provider()) {
            case GEMINI, OPENAI -> true;
            case ANTHROPIC -> false;
            case OPENAI_VIDEOS, COMFYUI, FAL, VERTEX, REPLICATE -> throw noPlanner();
        };
    }

    /**
     * @param schema whether the answer's form is enforced by the provider, and not only asked for
     * @throws Failure PROVIDER_…, CANCELLED
     */
    Answer ask(String system, List<Turn> turns, Optional<Sound> sound, boolean schema) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(messages(system, turns, sound));
        if (schema) {
            request.responseFormat(
                    ResponseFormat.builder()
                            .type(ResponseFormatType.JSON)
                            .jsonSchema(AnswerSchema.SCHEMA)
                            .build());
        }
        ChatResponse response;
        try {
            response = model.chat(request.build());
        } catch (RuntimeException thrown) {
            throw failure(thrown);
        }
        return answer(response);
    }

    /**
     * Ours, which the library may have wrapped, or else that it stumbled: a form that it does not
     * expect ends in whatever exception it happens to be.
     */
    private Failure failure(RuntimeException thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Failure ours) {
                return ours;
            }
        }
        return new Failure(
                ErrorCode.PROVIDER_INVALID,
                provider().label()
                        + " answers in a form that is not its documented one ("
                        + thrown.getClass().getSimpleName()
                        + "). Check "
                        + provider().addressSetting()
                        + ".",
                thrown);
    }

    private Answer answer(ChatResponse response) {
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.CONTENT_FILTER) {
            throw GuardedHttpClient.refusal(provider(), "content filter");
        }
        TokenUsage usage = response.tokenUsage();
        return new Answer(
                text == null ? "" : text,
                reason == FinishReason.LENGTH,
                Optional.ofNullable(response.modelName())
                        .map(name -> redaction.shown(name, 100))
                        .filter(name -> !name.isBlank())
                        .orElse(modelName),
                usage == null ? 0 : count(usage.inputTokenCount()),
                usage == null ? 0 : count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    private static List<ChatMessage> messages(
            String system, List<Turn> turns, Optional<Sound> sound) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(system));
        for (Turn turn : turns) {
            List<Content> contents = new ArrayList<>();
            contents.add(TextContent.from(turn.text()));
            if (messages.size() == 1) {
                sound.ifPresent(wav -> contents.add(AudioContent.from(wav.base64(), Sound.TYPE)));
            }
            messages.add(
                    switch (turn) {
                        case Turn.Ours ours -> UserMessage.from(contents);
                        case Turn.Theirs theirs -> AiMessage.from(theirs.text());
                    });
        }
        return messages;
    }

    private ChatModel model(HttpClientBuilder http) {
        // Some servers of one's own take no key; the clients insist on one.
        String key = endpoint.key().map(Secret::reveal).orElse("none");
        return switch (endpoint.provider()) {
            case GEMINI ->
                    GoogleAiGeminiChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(endpoint.at("/v1beta").toString())
                            .apiKey(key)
                            .modelName(modelName)
                            .maxRetries(0)
                            .build();
            case OPENAI ->
                    OpenAiChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(endpoint.at("/v1").toString())
                            .apiKey(key)
                            .modelName(modelName)
                            .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                            .strictJsonSchema(true)
                            .maxRetries(0)
                            .build();
            case ANTHROPIC ->
                    AnthropicChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(endpoint.at("/v1").toString())
                            .apiKey(key)
                            .modelName(modelName)
                            .maxTokens(MOST_TOKENS)
                            .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                            .maxRetries(0)
                            .build();
            case OPENAI_VIDEOS, COMFYUI, FAL, VERTEX, REPLICATE -> throw noPlanner();
        };
    }

    private IllegalStateException noPlanner() {
        return new IllegalStateException(endpoint.provider() + " plans nothing");
    }
}
