/**
 * The ear. In: a song's file. Out: {@link io.beatframe.music.MusicAnalysis} (beats, downbeats,
 * sections, warnings) and the {@link io.beatframe.music.MusicWindow} that makes the best reel.
 * Start with {@link io.beatframe.music.MusicAnalysis}.
 */
@NullMarked
package io.beatframe.music;

import org.jspecify.annotations.NullMarked;
