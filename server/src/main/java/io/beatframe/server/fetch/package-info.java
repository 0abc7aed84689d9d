/**
 * Asks addresses that strangers name, and none of the service's own network. In: an https address.
 * Out: a file of limited size, or a status. Start with {@code Fetcher}.
 */
@NullMarked
package io.beatframe.server.fetch;

import org.jspecify.annotations.NullMarked;
