/**
 * The cutting room. In: a {@link io.beatframe.plan.ShotPlan}, its clips and grades. Out: the
 * encoded reel, in one pass of ffmpeg. Start with {@link io.beatframe.render.ReelRenderer}; {@link
 * io.beatframe.render.TitlePlaces} first finds where words keep off faces.
 */
@NullMarked
package io.beatframe.render;

import org.jspecify.annotations.NullMarked;
