/**
 * Directors that are language models. In: as for any {@link io.beatframe.plan.ShotPlanner}, and the
 * settings of the user's provider. Out: a {@link io.beatframe.plan.ShotPlan} that {@link
 * io.beatframe.plan.Director} made of what the model wished. Start with {@link
 * io.beatframe.plan.llm.LlmDirector}.
 *
 * <p>{@code PlanningPrompt} says what is asked, {@code AnswerReader} what was answered and what is
 * wrong with it, {@code ChatProvider} and {@code GuardedHttpClient} carry it; they alone know
 * LangChain4j.
 */
@NullMarked
package io.beatframe.plan.llm;

import org.jspecify.annotations.NullMarked;
