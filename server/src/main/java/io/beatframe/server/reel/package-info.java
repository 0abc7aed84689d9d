/**
 * Reels as the service keeps them. In: a {@link io.beatframe.server.reel.ReelOrder}. Out: rows that
 * survive any worker. Start with {@code ReelStatus}; {@code Orders} is what clients change, {@code
 * Attempts} what workers do, and both through {@code ReelStates}.
 */
@NullMarked
package io.beatframe.server.reel;

import org.jspecify.annotations.NullMarked;
