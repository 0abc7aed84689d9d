/**
 * Where files lie that outlive a worker. In: a file and a key. Out: the same bytes on any machine.
 * Start with {@code Store}.
 */
@NullMarked
package io.beatframe.server.store;

import org.jspecify.annotations.NullMarked;
