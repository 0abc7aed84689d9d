/**
 * The camera. In: a {@link io.beatframe.plan.ShotPlan}. Out: one {@link io.beatframe.clip.Clip} per
 * shot, all of one form. Start with {@link io.beatframe.clip.ClipSource}; its implementations are
 * in the packages below this one.
 */
@NullMarked
package io.beatframe.clip;

import org.jspecify.annotations.NullMarked;
