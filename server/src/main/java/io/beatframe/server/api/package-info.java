/**
 * The REST API. In: HTTP. Out: JSON, and RFC 9457 problems with our codes. Start with {@code
 * ReelsController}.
 */
@NullMarked
package io.beatframe.server.api;

import org.jspecify.annotations.NullMarked;
