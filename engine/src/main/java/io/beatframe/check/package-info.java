/**
 * The projectionist, who trusts nobody. In: a finished file, and the plan if there is one. Out:
 * {@link io.beatframe.check.QualityReport}. Start with {@link io.beatframe.check.ReelCheck}.
 */
@NullMarked
package io.beatframe.check;

import org.jspecify.annotations.NullMarked;
