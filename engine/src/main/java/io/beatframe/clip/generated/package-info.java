/**
 * Clips from video models. In: a plan and a model's card. Out: one {@link io.beatframe.clip.Clip}
 * per shot, and a ledger of what they cost. Start with {@link
 * io.beatframe.clip.generated.GeneratedClips}.
 *
 * <p>{@code Conform} turns shots into orders that the model can make, {@code Shoot} has one made
 * and pays for nothing twice, {@code Inspector} looks at what came back, {@code Developer} brings
 * it into the form of all clips. {@link io.beatframe.clip.generated.Ledger} remembers everything
 * that may cost money, before it does.
 */
@NullMarked
package io.beatframe.clip.generated;

import org.jspecify.annotations.NullMarked;
