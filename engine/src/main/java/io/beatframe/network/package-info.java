/**
 * What all that goes over HTTP has in common. In: a request. Out: its answer, or a {@link
 * io.beatframe.network.NoAnswer} that says whether it may have arrived; and whether a host that a
 * stranger named lies in the internet. Start with {@link io.beatframe.network.Exchange}.
 */
@NullMarked
package io.beatframe.network;

import org.jspecify.annotations.NullMarked;
