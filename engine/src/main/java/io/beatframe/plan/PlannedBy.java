package io.beatframe.plan;

/**
 * The language model that chose a plan's pictures and words, and what that took.
 *
 * @param provider e.g. "gemini"
 * @param model as the provider names it
 * @param answers how many were asked for, corrections included
 * @param inputTokens of all requests together; 0 where the provider does not count
 * @param outputTokens of all answers together
 */
public record PlannedBy(
        String provider, String model, int answers, long inputTokens, long outputTokens) {}
