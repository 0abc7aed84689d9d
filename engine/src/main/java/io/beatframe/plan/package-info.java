/**
 * The director. In: a {@link io.beatframe.request.ReelRequest} and a {@link
 * io.beatframe.music.MusicAnalysis}. Out: {@link io.beatframe.plan.ShotPlan}, the whole reel as a
 * value that people may edit; start there.
 */
@NullMarked
package io.beatframe.plan;

import org.jspecify.annotations.NullMarked;
