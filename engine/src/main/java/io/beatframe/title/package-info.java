/**
 * The user's words as pictures. In: the {@link io.beatframe.plan.Title}s of a plan. Out: a {@link
 * io.beatframe.title.TitleTrack}, transparent frames to be laid over the reel. Start there; {@link
 * io.beatframe.title.TitleZone} says where words may stand.
 */
@NullMarked
package io.beatframe.title;

import org.jspecify.annotations.NullMarked;
