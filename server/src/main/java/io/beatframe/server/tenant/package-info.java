/**
 * Who may ask for what. In: an API key. Out: a {@link io.beatframe.server.tenant.Tenant} with its
 * {@link io.beatframe.server.tenant.Limits}. Start with {@code ApiKeys}.
 */
@NullMarked
package io.beatframe.server.tenant;

import org.jspecify.annotations.NullMarked;
