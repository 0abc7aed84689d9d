/**
 * How a stage says how far it is: {@link io.beatframe.progress.Progress}. Cancelling is the other
 * way round: interrupt the thread, and the stage stops its children and throws CANCELLED.
 */
@NullMarked
package io.beatframe.progress;

import org.jspecify.annotations.NullMarked;
