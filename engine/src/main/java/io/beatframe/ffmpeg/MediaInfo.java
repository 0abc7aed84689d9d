package io.beatframe.ffmpeg;

import io.beatframe.time.FrameRate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What ffprobe says of a file. A fact that the file does not state is absent, never invented.
 *
 * @param formatNames ffmpeg's names of the container, e.g. [mov, mp4, m4a]
 */
public record MediaInfo(
        List<String> formatNames,
        OptionalDouble durationSeconds,
        OptionalDouble startSeconds,
        OptionalLong bitRate,
        Optional<Video> video,
        Optional<Audio> audio) {

    /**
     * The first video stream that is not a cover picture.
     *
     * @param width as stored, before rotation
     * @param rotationDegrees clockwise, 0, 90, 180 or 270: what ffmpeg applies when it decodes
     * @param sampleAspect width to height of a pixel; 1 when unstated
     * @param frames counted by the container, where it does
     * @param pixelFormat ffmpeg's name, e.g. yuv420p10le
     * @param range tv, pc, or empty
     * @param matrix colour matrix, e.g. bt709, or empty
     * @param transfer e.g. bt709, smpte2084, arib-std-b67, or empty
     * @param primaries e.g. bt709, bt2020, or empty
     * @param interlaced whether a frame's even and odd lines are of two moments
     */
    public record Video(
            String codec,
            String profile,
            int level,
            int width,
            int height,
            int rotationDegrees,
            double sampleAspect,
            Optional<FrameRate> averageRate,
            Optional<FrameRate> realRate,
            OptionalLong frames,
            OptionalDouble durationSeconds,
            String pixelFormat,
            String range,
            String matrix,
            String transfer,
            String primaries,
            int bFrames,
            boolean interlaced) {

        /** Size as a person sees it: rotated, with square pixels. */
        public double displayWidth() {
            return rotationDegrees % 180 == 0 ? width * sampleAspect : height;
        }

        public double displayHeight() {
            return rotationDegrees % 180 == 0 ? height : width * sampleAspect;
        }

        /** Whether the light is coded as PQ or HLG. */
        public boolean hdr() {
            return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
        }
    }

    /** The first audio stream. */
    public record Audio(
            String codec, int sampleRate, int channels, OptionalDouble durationSeconds) {}
}
