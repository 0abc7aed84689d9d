package io.beatframe.render;

import io.beatframe.ffmpeg.Filter;
import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import io.beatframe.request.Quality;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;

/**
 * How the reel is encoded, as data: closed groups of pictures, two B-frames, bits within what the
 * platform and H.264's level allow, AAC-LC at 48 kHz.
 *
 * @param preset x264's and x265's
 * @param crf x264's constant rate factor: lower is finer
 * @param soundBitRate of AAC, bits a second
 */
record EncoderSettings(String preset, double crf, int soundBitRate, Export export) {
    /** Of every reel's sound. */
    static final int SAMPLE_RATE = 48_000;

    /** What an AAC decoder puts out before the first sample it was given. */
    static final int PRIMING_SAMPLES = 1024;

    /** About as fine as x264 at the same number less this, by what the encoders' makers say. */
    private static final double X265_CRF_MORE = 4;

    private static final double SVT_AV1_CRF_MORE = 11;

    static EncoderSettings of(Quality quality, Export export) {
        int sound =
                Math.max(
                        export.platform().soundBitsASecond(),
                        quality == Quality.DRAFT ? 0 : 256_000);
        return switch (quality) {
            case DRAFT -> new EncoderSettings("veryfast", 26, sound, export);
            case STANDARD -> new EncoderSettings("medium", 20, sound, export);
            case HD -> new EncoderSettings("slow", 18, sound, export);
            case FOUR_K -> new EncoderSettings("medium", 20, sound, export);
        };
    }

    List<String> picture(FrameSize size, FrameRate rate) {
        H264Level level = H264Level.of(size, rate);
        boolean large = Math.min(size.width(), size.height()) > 1080;
        int most =
                large
                        ? level.bitRate()
                        : Math.min(level.bitRate(), export.platform().mostBitsASecond());
        List<String> arguments = new ArrayList<>();
        if (export.hardware().isPresent()) {
            arguments.addAll(onHardware(export.hardware().get()));
        } else {
            arguments.addAll(onProcessor(level));
        }
        arguments.addAll(
                List.of("-g", Long.toString(rate.frameAt(export.platform().keyframeSeconds()))));
        arguments.addAll(List.of("-maxrate:v", Integer.toString(most)));
        arguments.addAll(List.of("-bufsize:v", Integer.toString(most)));
        arguments.addAll(List.of("-color_range", "tv", "-colorspace", "bt709"));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-fps_mode", "passthrough"));
        return arguments;
    }

    private List<String> onProcessor(H264Level level) {
        return switch (export.codec()) {
            case H264 ->
                    List.of(
                            "-c:v",
                            "libx264",
                            "-preset",
                            preset,
                            "-crf",
                            Double.toString(crf),
                            "-profile:v",
                            "high",
                            "-level:v",
                            level.id(),
                            "-bf",
                            "2",
                            "-x264-params",
                            "open-gop=0",
                            "-pix_fmt",
                            "yuv420p");
            case HEVC ->
                    List.of(
                            "-c:v",
                            "libx265",
                            "-preset",
                            preset,
                            "-crf",
                            Double.toString(crf + X265_CRF_MORE),
                            "-profile:v",
                            "main",
                            "-tag:v",
                            "hvc1",
                            "-bf",
                            "2",
                            "-x265-params",
                            "open-gop=0:log-level=error",
                            "-pix_fmt",
                            "yuv420p");
            case AV1 ->
                    List.of(
                            "-c:v",
                            "libsvtav1",
                            "-preset",
                            preset.equals("veryfast") ? "10" : preset.equals("slow") ? "6" : "8",
                            "-crf",
                            Long.toString(Math.round(crf + SVT_AV1_CRF_MORE)),
                            "-svtav1-params",
                            "irefresh-type=2",
                            "-pix_fmt",
                            "yuv420p");
        };
    }

    /** At the same number as x264; what the cards make of it differs. */
    private List<String> onHardware(Hardware hardware) {
        String encoder = encoder(export.codec(), hardware);
        String fine = Long.toString(Math.round(crf));
        List<String> arguments = new ArrayList<>(List.of("-c:v", encoder));
        arguments.addAll(
                switch (hardware) {
                    case NVENC -> List.of("-preset", "p5", "-rc", "vbr", "-cq", fine);
                    case QSV -> List.of("-global_quality", fine);
                    case VAAPI -> List.of("-rc_mode", "CQP", "-qp", fine);
                });
        if (export.codec() == Codec.HEVC) {
            arguments.addAll(List.of("-tag:v", "hvc1"));
        }
        return arguments;
    }

    /** Options before the inputs: the card, where an encoder takes its pictures from there. */
    List<String> card() {
        return export.hardware().map(EncoderSettings::card).orElse(List.of());
    }

    static List<String> card(Hardware hardware) {
        return switch (hardware) {
            case NVENC, QSV -> List.of();
            case VAAPI -> List.of("-init_hw_device", "vaapi=card", "-filter_hw_device", "card");
        };
    }

    /** What the graph ends with, for the encoder. */
    List<Filter> last() {
        return export.hardware().map(EncoderSettings::last).orElse(List.of());
    }

    static List<Filter> last(Hardware hardware) {
        return switch (hardware) {
            case NVENC, QSV -> List.of();
            case VAAPI -> List.of(new Filter.ToCard());
        };
    }

    static String encoder(Codec codec, Hardware hardware) {
        return codec.id() + "_" + hardware.id();
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
     * bytes, where x264 has as many threads and is not held back by the largest bit rate.
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
