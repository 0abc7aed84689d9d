/**
 * What workers do. In: a step from the queue. Out: files in the store and a change of state. Start
 * with {@code StepRunner}.
 */
@NullMarked
package io.beatframe.server.work;

import org.jspecify.annotations.NullMarked;
