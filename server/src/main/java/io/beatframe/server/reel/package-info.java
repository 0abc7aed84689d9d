/**
 * Reels as the service keeps them. In: a {@link io.beatframe.server.reel.ReelOrder}. Out: rows that
 * survive any worker. Start with {@code ReelStatus}, then {@code ReelStates}, which alone changes
 * them.
 */
@NullMarked
package io.beatframe.server.reel;

import org.jspecify.annotations.NullMarked;
