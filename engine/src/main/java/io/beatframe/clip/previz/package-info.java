/**
 * The drawn camera: the clip source that needs nothing. In: a {@link io.beatframe.plan.ShotPlan}.
 * Out: clips that show each planned shot as a moving matte painting: plates at several distances
 * seen by a moving camera, an animated subject, weather and light. Start with {@link
 * io.beatframe.clip.previz.Previz}; then {@code ShotPainter} (one frame), {@code Backlot} (which
 * scene is built how) and {@code Camera}.
 *
 * <p>Colours are linear light, 1 is a white wall in key light. Places in the frame are measured in
 * frame heights: x from 0 at the left edge to the aspect at the right, y from 0 at the top to 1.
 */
@NullMarked
package io.beatframe.clip.previz;

import org.jspecify.annotations.NullMarked;
