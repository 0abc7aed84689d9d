/**
 * Colour science, each formula with its source. In and out: three numbers of one colour. Start with
 * {@link io.beatframe.grade.colour.Srgb}, which leads from coded values to light; {@link
 * io.beatframe.grade.colour.Oklab} is where colours are moved, {@link
 * io.beatframe.grade.colour.DeltaE00} tells how far apart two look.
 */
@NullMarked
package io.beatframe.grade.colour;

import org.jspecify.annotations.NullMarked;
