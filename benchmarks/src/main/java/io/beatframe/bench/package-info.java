/**
 * Measurements that print tables, beside goals and beside other programs; {@code ./bench} runs
 * them. They assert nothing: what must hold is tested elsewhere. Start with {@link
 * io.beatframe.bench.Bench}.
 *
 * <p>A measurement that looks inside a stage lives in a package of the stage's name in this module.
 */
@NullMarked
package io.beatframe.bench;

import org.jspecify.annotations.NullMarked;
