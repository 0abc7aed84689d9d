/**
 * The director. In: a {@link io.beatframe.request.ReelRequest} and a {@link
 * io.beatframe.music.MusicAnalysis}. Out: {@link io.beatframe.plan.ShotPlan}, the whole reel as a
 * value that people may edit; start there.
 *
 * <p>{@link io.beatframe.plan.Director} makes a plan of a {@link io.beatframe.plan.Treatment},
 * which may be empty: {@link io.beatframe.plan.RulesDirector} plans without a network. In four
 * steps: {@code Rhythm} chooses the beats to cut on, or {@code Cutting} makes those that a
 * treatment names bearable; {@code Cinematographer} decides what the camera does, {@code Joiner}
 * how the shots meet, {@code ShotWriter} puts it into words, and {@link
 * io.beatframe.plan.ModelPrompt} into those that a video model likes. What sets the six styles
 * apart is data ({@code styles.json}, read as {@link io.beatframe.plan.StyleRules}), and so are the
 * words that {@link io.beatframe.plan.SceneReader} knows. {@link io.beatframe.plan.PlanJson} writes
 * and reads plan files, {@link io.beatframe.plan.PlanCheck} says whether a plan makes a reel,
 * {@link io.beatframe.plan.PlanTable} prints one.
 */
@NullMarked
package io.beatframe.plan;

import org.jspecify.annotations.NullMarked;
