package io.beatframe.render;

import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;

/**
 * How the reel is encoded, as data. What the platforms ask for is the same at every quality: H.264
 * High, closed groups of two seconds, two B-frames, at most 25 Mbit/s at 1080 wide, AAC-LC at 48
 * kHz.
 *
 * @param preset x264's
 * @param crf x264's constant rate factor: lower is finer
 * @param soundBitRate of AAC, bits a second
 */
record EncoderSettings(String preset, double crf, int soundBitRate) {
    /** Of every reel's sound. */
    static final int SAMPLE_RATE = 48_000;

    /** What an AAC decoder puts out before the first sample it was given. */
    static final int PRIMING_SAMPLES = 1024;

    static EncoderSettings of(Quality quality) {
        return switch (quality) {
            case DRAFT -> new EncoderSettings("veryfast", 26, 192_000);
            case STANDARD -> new EncoderSettings("medium", 20, 256_000);
            case HD -> new EncoderSettings("slow", 18, 256_000);
            case FOUR_K -> new EncoderSettings("medium", 20, 256_000);
        };
    }

    List<String> picture(FrameSize size, FrameRate rate) {
        H264Level level = H264Level.of(size, rate);
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-c:v", "libx264", "-preset", preset));
        arguments.addAll(List.of("-crf", Double.toString(crf)));
        arguments.addAll(List.of("-profile:v", "high", "-level:v", level.id()));
        arguments.addAll(List.of("-bf", "2", "-g", Long.toString(rate.frameAt(2))));
        arguments.addAll(List.of("-maxrate:v", Integer.toString(level.bitRate())));
        arguments.addAll(List.of("-bufsize:v", Integer.toString(level.bitRate())));
        arguments.addAll(List.of("-x264-params", "open-gop=0", "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-color_range", "tv", "-colorspace", "bt709"));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-fps_mode", "passthrough"));
        return arguments;
    }

    List<String> sound() {
        return List.of(
                "-c:a",
                "aac",
                "-b:a",
                Integer.toString(soundBitRate),
                "-ar",
                Integer.toString(SAMPLE_RATE),
                "-ac",
                "2");
    }

    /**
     * MP4 that starts before it is loaded whole, and without edit lists: some players ignore those
     * and would run the sound 21 ms and the picture two frames late. The same input gives the same
     * bytes.
     */
    List<String> container(FrameRate rate) {
        int fine = rate.numerator() < 1000 ? 512 : 1;
        return List.of(
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact",
                "-flags:a",
                "+bitexact",
                "-video_track_timescale",
                Integer.toString(rate.numerator() * fine),
                "-movflags",
                "+faststart+negative_cts_offsets",
                "-use_editlist",
                "0",
                "-f",
                "mp4");
    }
}
