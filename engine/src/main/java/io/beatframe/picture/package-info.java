/**
 * Still pictures in memory, for overlays and sheets. In: pixels and words. Out: PNG files. Text is
 * drawn from a glyph atlas of our own, because Java's own fonts need libraries that a server lacks.
 */
@NullMarked
package io.beatframe.picture;

import org.jspecify.annotations.NullMarked;
