/**
 * What an MP4 file says of itself in its boxes, read without ffmpeg. In: a file. Out: {@link
 * io.beatframe.ffmpeg.mp4.Mp4Layout}; start there. Sizes and counts in a file are claims of whoever
 * wrote it, so each is checked before anything is read or reserved by it.
 */
@NullMarked
package io.beatframe.ffmpeg.mp4;

import org.jspecify.annotations.NullMarked;
