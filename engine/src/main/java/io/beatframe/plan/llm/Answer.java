package io.beatframe.plan.llm;

/**
 * What a model said.
 *
 * @param text may be empty
 * @param cutOff whether it came to the end of its tokens, not of its thought
 * @param model that answered, as it names itself
 * @param inputTokens of the question, as the provider counts them; 0 where it does not
 * @param outputTokens of the answer, likewise
 */
public record Answer(
        String text, boolean cutOff, String model, long inputTokens, long outputTokens) {}
