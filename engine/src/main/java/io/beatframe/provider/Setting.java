package io.beatframe.provider;

/**
 * What can be set, in the environment or in the configuration file, under the constant's own name.
 */
public enum Setting {
    GEMINI_API_KEY(Kind.SECRET),
    OPENAI_API_KEY(Kind.SECRET),
    ANTHROPIC_API_KEY(Kind.SECRET),
    FAL_KEY(Kind.SECRET),
    REPLICATE_API_TOKEN(Kind.SECRET),
    /** As {@code gcloud auth print-access-token} prints it; good for an hour. */
    VERTEX_ACCESS_TOKEN(Kind.SECRET),
    /** For a server of one's own that asks for a key. */
    OPENAI_VIDEOS_API_KEY(Kind.SECRET),
    GOOGLE_CLOUD_PROJECT(Kind.WORD),
    GOOGLE_CLOUD_LOCATION(Kind.WORD),
    BEATFRAME_GEMINI_URL(Kind.ADDRESS),
    BEATFRAME_OPENAI_URL(Kind.ADDRESS),
    BEATFRAME_ANTHROPIC_URL(Kind.ADDRESS),
    BEATFRAME_OPENAI_VIDEOS_URL(Kind.ADDRESS),
    BEATFRAME_COMFYUI_URL(Kind.ADDRESS),
    BEATFRAME_FAL_URL(Kind.ADDRESS),
    BEATFRAME_VERTEX_URL(Kind.ADDRESS),
    BEATFRAME_REPLICATE_URL(Kind.ADDRESS),
    /** The LLM's name, as its provider spells it. */
    BEATFRAME_PLANNER_MODEL(Kind.WORD);

    /** What a value must look like. */
    enum Kind {
        SECRET,
        ADDRESS,
        WORD
    }

    private final Kind kind;

    Setting(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
