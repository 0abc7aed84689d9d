package io.beatframe.model;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a model is spoken to: in which provider's language, and by what name. */
public sealed interface Dialect {
    /** As it is written in {@code models.json}. */
    String provider();

    /** The provider's name of the model. */
    String model();

    /** Whether what is sent has a place for it. */
    boolean carries(OrderField field);

    /** Google's Interactions API, with an API key. */
    record GeminiOmni(String model) implements Dialect {
        @Override
        public String provider() {
            return "gemini-omni";
        }

        @Override
        public boolean carries(OrderField field) {
            return field != OrderField.NEGATIVE_PROMPT;
        }
    }

    /** Vertex AI, with an access token. */
    record Veo(String model) implements Dialect {
        @Override
        public String provider() {
            return "veo";
        }

        @Override
        public boolean carries(OrderField field) {
            return true;
        }
    }

    /**
     * {@code /v1/videos}, as self-hosted servers and gateways have it.
     *
     * @param url the server's root, where it is not the one that the environment names
     */
    record OpenAiVideos(String model, Encoding encoding, Optional<URI> url) implements Dialect {
        /** How a server wants to be told. */
        public enum Encoding {
            /** SGLang, LiteLLM, the Open-Sora sidecar. */
            JSON,
            /** vLLM-Omni. */
            MULTIPART
        }

        @Override
        public String provider() {
            return "openai-videos";
        }

        @Override
        public boolean carries(OrderField field) {
            return field != OrderField.REFERENCES;
        }
    }

    /**
     * A ComfyUI server.
     *
     * @param model for people; what runs is the workflow
     * @param workflow in ComfyUI's API format: a node's id to its class and inputs
     * @param bindings where a shot's values go: "6.text" to "prompt", a node's id and its input's
     *     name to one of the names of values (see {@code docs/video-models.md})
     * @param outputNode the node that saves the video
     */
    record ComfyUi(
            String model, JsonNode workflow, Map<String, OrderField> bindings, String outputNode)
            implements Dialect {
        public ComfyUi {
            bindings = Map.copyOf(bindings);
            for (String place : bindings.keySet()) {
                int dot = place.indexOf('.');
                if (dot < 1 || workflow.path(place.substring(0, dot)).isMissingNode()) {
                    throw new IllegalArgumentException(
                            "The binding '" + place + "' names no node of the workflow");
                }
            }
            if (bindings.containsValue(OrderField.REFERENCES)) {
                throw new IllegalArgumentException("No node takes a list of pictures");
            }
            if (workflow.path(outputNode).isMissingNode()) {
                throw new IllegalArgumentException(
                        "The workflow has no output node '" + outputNode + "'");
            }
        }

        @Override
        public String provider() {
            return "comfyui";
        }

        @Override
        public boolean carries(OrderField field) {
            return bindings.containsValue(field);
        }
    }

    /**
     * fal.ai's queue.
     *
     * @param model e.g. "fal-ai/kling-video/v3/standard/text-to-video"
     * @param input the body, with "{prompt}" and the like where a shot's values go
     */
    record Fal(String model, JsonNode input) implements Dialect {
        public Fal {
            requirePath(model);
        }

        @Override
        public String provider() {
            return "fal";
        }

        @Override
        public boolean carries(OrderField field) {
            return OrderField.in(input).contains(field);
        }
    }

    /**
     * Replicate's predictions.
     *
     * @param model owner and name, e.g. "wan-video/wan-2.2-t2v-fast"
     * @param input as of {@link Fal}
     */
    record Replicate(String model, JsonNode input) implements Dialect {
        public Replicate {
            requirePath(model);
        }

        @Override
        public String provider() {
            return "replicate";
        }

        @Override
        public boolean carries(OrderField field) {
            return OrderField.in(input).contains(field);
        }
    }

    /** The model becomes a part of an address. */
    private static void requirePath(String model) {
        if (!model.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)+")) {
            throw new IllegalArgumentException("Not a model's path: " + model);
        }
    }
}
