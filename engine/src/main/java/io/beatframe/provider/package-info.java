/**
 * What every remote model needs before the first call. In: the environment and the user's
 * configuration file. Out: {@link io.beatframe.provider.ProviderSettings}, which gives an {@link
 * io.beatframe.provider.Endpoint} (root address and key) for each {@link
 * io.beatframe.provider.Provider}, and {@link io.beatframe.provider.Redaction}, through which every
 * foreign text goes before people see it. {@link io.beatframe.provider.ProviderHttp} makes the
 * calls and turns what goes wrong into failures; {@link io.beatframe.provider.Retries} repeats
 * those that may be repeated. Start with {@code ProviderSettings}.
 */
@NullMarked
package io.beatframe.provider;

import org.jspecify.annotations.NullMarked;
