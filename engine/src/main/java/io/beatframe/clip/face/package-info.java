/**
 * Where faces are. In: the pixels of a small picture. Out: a {@link io.beatframe.clip.face.Face}
 * for each that is seen. Start with {@link io.beatframe.clip.face.FaceFinder}; below it a net that
 * others trained is read from its file and run.
 */
@NullMarked
package io.beatframe.clip.face;

import org.jspecify.annotations.NullMarked;
