/**
 * The user's own clips and photos as the plan's shots. In: files and folders. Out: one {@link
 * io.beatframe.clip.Clip} per shot. Start with {@link io.beatframe.clip.footage.Footage}, which
 * calls each step once: collect the files, study what they show, cast the shots, film them.
 */
@NullMarked
package io.beatframe.clip.footage;

import org.jspecify.annotations.NullMarked;
