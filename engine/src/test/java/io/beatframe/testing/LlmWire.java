package io.beatframe.testing;

import io.beatframe.provider.Provider;
import io.beatframe.testing.FakeServer.Answer;
import io.beatframe.testing.FakeServer.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How each provider of language models speaks over HTTP, as its documentation shows it. */
public enum LlmWire {
    GEMINI(Provider.GEMINI, "GEMINI_API_KEY", "BEATFRAME_GEMINI_URL") {
        @Override
        public String route() {
            return "POST /v1beta/models/[^/]+:generateContent";
        }

        @Override
        public Answer says(String text, String model, boolean cutOff) {
            ObjectNode tree = JSON.createObjectNode();
            ObjectNode candidate = tree.putArray("candidates").addObject();
            candidate
                    .putObject("content")
                    .put("role", "model")
                    .putArray("parts")
                    .addObject()
                    .put("text", text);
            candidate.put("finishReason", cutOff ? "MAX_TOKENS" : "STOP");
            tree.putObject("usageMetadata")
                    .put("promptTokenCount", 1000)
                    .put("candidatesTokenCount", 500)
                    .put("totalTokenCount", 1500);
            tree.put("modelVersion", model);
            return Answer.json(200, tree.toString());
        }

        @Override
        public Answer refuses() {
            return Answer.json(
                    200,
                    "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"usageMetadata\":{}}");
        }

        @Override
        public Answer filtered() {
            return Answer.json(
                    200,
                    "{\"candidates\":[{\"content\":{\"role\":\"model\"},\"finishReason\":\"SAFETY\"}],"
                            + "\"usageMetadata\":{}}");
        }

        @Override
        public Answer error(int status, String message) {
            return Answer.json(
                    status,
                    "{\"error\":{\"code\":"
                            + status
                            + ",\"message\":"
                            + JSON.writeValueAsString(message)
                            + ",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
                            + "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"0.02s\"}]}}");
        }

        @Override
        public String key(Call call) {
            return call.header("x-goog-api-key").orElse("");
        }

        @Override
        public JsonNode schema(JsonNode body) {
            JsonNode config = body.path("generationConfig");
            return config.has("responseSchema")
                    ? config.path("responseSchema")
                    : config.path("responseJsonSchema");
        }
    },

    OPENAI(Provider.OPENAI, "OPENAI_API_KEY", "BEATFRAME_OPENAI_URL") {
        @Override
        public String route() {
            return "POST /v1/chat/completions";
        }

        @Override
        public Answer says(String text, String model, boolean cutOff) {
            ObjectNode tree = JSON.createObjectNode();
            tree.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1);
            tree.put("model", model);
            ObjectNode choice = tree.putArray("choices").addObject().put("index", 0);
            choice.putObject("message").put("role", "assistant").put("content", text);
            choice.put("finish_reason", cutOff ? "length" : "stop");
            tree.putObject("usage")
                    .put("prompt_tokens", 1000)
                    .put("completion_tokens", 500)
                    .put("total_tokens", 1500);
            return Answer.json(200, tree.toString());
        }

        @Override
        public Answer refuses() {
            return Answer.json(
                    200,
                    "{\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                            + "\"content\":null,\"refusal\":\"I can't help with that.\"},"
                            + "\"finish_reason\":\"stop\"}]}");
        }

        @Override
        public Answer filtered() {
            return Answer.json(
                    200,
                    "{\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                            + "\"content\":null},\"finish_reason\":\"content_filter\"}]}");
        }

        @Override
        public Answer error(int status, String message) {
            return Answer.json(
                            status,
                            "{\"error\":{\"message\":"
                                    + JSON.writeValueAsString(message)
                                    + ",\"type\":\"some_error\",\"param\":null,\"code\":null}}")
                    .with("Retry-After", "0.02");
        }

        @Override
        public String key(Call call) {
            return call.header("authorization").orElse("").replaceFirst("^Bearer ", "");
        }

        @Override
        public JsonNode schema(JsonNode body) {
            return body.at("/response_format/json_schema/schema");
        }
    },

    ANTHROPIC(Provider.ANTHROPIC, "ANTHROPIC_API_KEY", "BEATFRAME_ANTHROPIC_URL") {
        @Override
        public String route() {
            return "POST /v1/messages";
        }

        @Override
        public Answer says(String text, String model, boolean cutOff) {
            ObjectNode tree = JSON.createObjectNode();
            tree.put("id", "msg_1").put("type", "message").put("role", "assistant");
            tree.put("model", model);
            tree.putArray("content").addObject().put("type", "text").put("text", text);
            tree.put("stop_reason", cutOff ? "max_tokens" : "end_turn");
            tree.putObject("usage").put("input_tokens", 1000).put("output_tokens", 500);
            return Answer.json(200, tree.toString());
        }

        @Override
        public Answer refuses() {
            return filtered();
        }

        @Override
        public Answer filtered() {
            return Answer.json(
                    200,
                    "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                            + "\"stop_reason\":\"refusal\",\"usage\":{\"input_tokens\":9,\"output_tokens\":0}}");
        }

        @Override
        public Answer error(int status, String message) {
            return Answer.json(
                            status,
                            "{\"type\":\"error\",\"error\":{\"type\":\"some_error\",\"message\":"
                                    + JSON.writeValueAsString(message)
                                    + "}}")
                    .with("retry-after", "0.02");
        }

        @Override
        public String key(Call call) {
            return call.header("x-api-key").orElse("");
        }

        @Override
        public JsonNode schema(JsonNode body) {
            return body.at("/output_config/format/schema");
        }
    };

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Provider provider;
    private final String keyVariable;
    private final String urlVariable;

    LlmWire(Provider provider, String keyVariable, String urlVariable) {
        this.provider = provider;
        this.keyVariable = keyVariable;
        this.urlVariable = urlVariable;
    }

    public Provider provider() {
        return provider;
    }

    public String keyVariable() {
        return keyVariable;
    }

    public String urlVariable() {
        return urlVariable;
    }

    /** The request that asks a model, for {@link FakeServer#on}. */
    public abstract String route();

    /** A model's text; 1000 tokens were read, 500 written. */
    public abstract Answer says(String text, String model, boolean cutOff);

    /** What asked for is against the rules, and nothing is answered. */
    public abstract Answer refuses();

    /** What was answered is against the rules, and is held back. */
    public abstract Answer filtered();

    /** A failure that asks for 20 ms of patience. */
    public abstract Answer error(int status, String message);

    /** The key that came with a call. */
    public abstract String key(Call call);

    /** The schema that the body of a request asks the answer to follow. */
    public abstract JsonNode schema(JsonNode body);
}
