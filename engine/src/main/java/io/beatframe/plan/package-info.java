/**
 * The director. In: a {@link io.beatframe.request.ReelRequest} and a {@link
 * io.beatframe.music.MusicAnalysis}. Out: {@link io.beatframe.plan.ShotPlan}, the whole reel as a
 * value that people may edit; start there.
 *
 * <p>{@link io.beatframe.plan.RulesDirector} plans without a network, in four steps: {@code Rhythm}
 * chooses the beats to cut on, {@code Cinematographer} what the camera does, {@code Joiner} how the
 * shots meet, {@code ShotWriter} puts it into words. What sets the six styles apart is data ({@code
 * styles.json}, read as {@link io.beatframe.plan.StyleRules}), and so are the words that {@link
 * io.beatframe.plan.SceneReader} knows. {@link io.beatframe.plan.PlanJson} writes and reads plan
 * files, {@link io.beatframe.plan.PlanCheck} says whether a plan makes a reel, {@link
 * io.beatframe.plan.PlanTable} prints one.
 */
@NullMarked
package io.beatframe.plan;

import org.jspecify.annotations.NullMarked;
