/**
 * What the user wants, checked once. In: words and numbers from the command line or the service.
 * Out: {@link io.beatframe.request.ReelRequest}, which is valid by construction; start there.
 */
@NullMarked
package io.beatframe.request;

import org.jspecify.annotations.NullMarked;
