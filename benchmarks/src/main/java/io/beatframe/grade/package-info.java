/**
 * Measurements that look inside the stage {@code grade}; {@code ./bench} lists them. Start with
 * {@link io.beatframe.grade.ColourBench}.
 */
@NullMarked
package io.beatframe.grade;

import org.jspecify.annotations.NullMarked;
