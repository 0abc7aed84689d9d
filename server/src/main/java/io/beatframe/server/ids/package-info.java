/** Names for rows and secrets. Out: text that nobody guesses. Start with {@code Ids}. */
@NullMarked
package io.beatframe.server.ids;

import org.jspecify.annotations.NullMarked;
