/**
 * What is kept between a tenant's reels, for whichever worker: clips in the store, and in the
 * database what was ordered of video models. In: a tenant and a reel. Out: the engine's {@link
 * io.beatframe.clip.generated.Archive}. Start with {@code Keeping}.
 */
@NullMarked
package io.beatframe.server.keep;

import org.jspecify.annotations.NullMarked;
