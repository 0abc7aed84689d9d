/**
 * What video models can make and what they cost. In: {@code models.json} and {@code prices.json} of
 * this package, and the user's files of the same names. Out: {@link io.beatframe.model.Catalogue},
 * which knows the {@link io.beatframe.model.Capabilities} and the {@link io.beatframe.model.Price}
 * of each; start there. Nothing here talks to a provider.
 */
@NullMarked
package io.beatframe.model;

import org.jspecify.annotations.NullMarked;
