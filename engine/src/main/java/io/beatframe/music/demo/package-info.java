/**
 * A small studio: writes and plays songs of its own, so that a demo needs no file and a test knows
 * the truth. In: a seed. Out: samples and the exact times of beats and sections. Start with {@link
 * io.beatframe.music.demo.Arrangement}.
 */
@NullMarked
package io.beatframe.music.demo;

import org.jspecify.annotations.NullMarked;
