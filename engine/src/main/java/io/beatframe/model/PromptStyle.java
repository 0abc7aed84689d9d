package io.beatframe.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model likes to be spoken to; who writes prompts keeps to it. */
public enum PromptStyle {
    /** Whole sentences with subject, action, scene, camera, light, mood. */
    @JsonProperty("sentences")
    SENTENCES,
    /** The same, and it must be told not to cut. */
    @JsonProperty("single_shot")
    SINGLE_SHOT,
    /** One paragraph of at most 200 words, the action first. */
    @JsonProperty("paragraph")
    PARAGRAPH,
    /** Plain language. */
    @JsonProperty("plain")
    PLAIN
}
