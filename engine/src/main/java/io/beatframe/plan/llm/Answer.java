package io.beatframe.plan.llm;

/**
 * What a model said.
 *
 * @param text may be empty
 * @param cutOff whether it came to the end of its tokens, not of its thought
 * @param model that answered, as it names itself
 */
record Answer(String text, boolean cutOff, String model, long inputTokens, long outputTokens) {}
