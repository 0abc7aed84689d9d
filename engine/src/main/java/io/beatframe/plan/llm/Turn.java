package io.beatframe.plan.llm;

/** One side of a conversation with a model. */
sealed interface Turn {
    String text();

    record Ours(String text) implements Turn {}

    record Theirs(String text) implements Turn {}
}
