package io.beatframe.ffmpeg.mp4;

import java.util.List;
import java.util.Optional;

/**
 * How an MP4 file is laid out (ISO/IEC 14496-12).
 *
 * @param moovFirst whether a player can start before it has the whole file
 * @param fragmented whether it is in fragments (moof), whose samples are not listed here
 */
public record Mp4Layout(boolean moovFirst, boolean fragmented, List<Track> tracks) {
    public Mp4Layout {
        tracks = List.copyOf(tracks);
    }

    /** The first track of a kind, e.g. "vide" or "soun". */
    public Optional<Track> track(String handler) {
        return tracks.stream().filter(track -> track.handler().equals(handler)).findFirst();
    }

    /**
     * One stream of samples.
     *
     * @param handler its kind: "vide", "soun", …
     * @param editList whether an edit list (elst) shifts or cuts it
     * @param timescale ticks a second
     * @param samples frames of picture, or packets of sound
     * @param durationTicks the sum of all sample durations
     * @param startTicks when the first sample is shown, edit lists aside
     * @param evenTicks the duration of every sample, where they are shown one after the other at
     *     even distances; 0 where not
     * @param startsWithKeyframe whether its first sample can be decoded alone
     * @param longestGroup the most samples from one keyframe to the next, or to the end
     */
    public record Track(
            String handler,
            boolean editList,
            long timescale,
            long samples,
            long durationTicks,
            long startTicks,
            long evenTicks,
            boolean startsWithKeyframe,
            long longestGroup) {
        public double seconds() {
            return (double) durationTicks / timescale;
        }
    }
}
