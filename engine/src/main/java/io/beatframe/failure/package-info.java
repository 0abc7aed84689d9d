/**
 * What can go wrong. In: nothing. Out: {@link io.beatframe.failure.Failure}, which every stage
 * throws, with a stable {@link io.beatframe.failure.ErrorCode}. Start with {@code ErrorCode}.
 */
@NullMarked
package io.beatframe.failure;

import org.jspecify.annotations.NullMarked;
