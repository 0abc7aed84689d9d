/**
 * Frames and seconds. Start with {@link io.beatframe.time.FrameRate}: it alone turns seconds into
 * frames, by rounding absolute times. Ranges are half-open everywhere.
 */
@NullMarked
package io.beatframe.time;

import org.jspecify.annotations.NullMarked;
