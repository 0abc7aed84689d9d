/**
 * The only door to ffmpeg. In: media files and typed {@link io.beatframe.ffmpeg.Filter}s. Out:
 * facts ({@link io.beatframe.ffmpeg.MediaInfo}), decoded samples and frames, encoded files.
 *
 * <p>Start with {@link io.beatframe.ffmpeg.Ffmpeg}: it alone starts processes. {@link
 * io.beatframe.ffmpeg.FfmpegArguments} alone knows how ffmpeg spells and escapes things. It stands
 * left of every stage because the first of them already has to decode a song.
 */
@NullMarked
package io.beatframe.ffmpeg;

import org.jspecify.annotations.NullMarked;
