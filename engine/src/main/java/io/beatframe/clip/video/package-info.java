/**
 * The door to video models. In: a {@link io.beatframe.clip.video.VideoOrder}. Out: a job at a
 * provider, what became of it, and a file as the provider made it. Start with {@link
 * io.beatframe.clip.video.VideoModel}; each provider's language is one class beside it, and {@link
 * io.beatframe.clip.video.VideoModels} finds the one that a model's card names.
 *
 * <p>Nothing here waits, tries again, or knows of money: that is the work of the package {@code
 * generated}.
 */
@NullMarked
package io.beatframe.clip.video;

import org.jspecify.annotations.NullMarked;
