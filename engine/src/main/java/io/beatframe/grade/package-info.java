/**
 * The colourist. In: the {@link io.beatframe.clip.Clip}s. Out: one {@link
 * io.beatframe.grade.ShotGrade} per shot, whose single 3D LUT first matches the shot to the reel
 * and then applies the look. Start with {@link io.beatframe.grade.ShotGrade}.
 */
@NullMarked
package io.beatframe.grade;

import org.jspecify.annotations.NullMarked;
