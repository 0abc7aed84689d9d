package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.time.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks ffprobe what a file is. */
public final class Probe {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Probe() {}

    /**
     * @throws Failure FILE_*, MEDIA_UNREADABLE when ffprobe makes nothing of it, or MEDIA_REFUSED
     *     for a picture beyond all reason
     */
    public static MediaInfo of(Ffmpeg ffmpeg, Path file) {
        List<String> arguments =
                new ArrayList<>(List.of("-show_format", "-show_streams", "-of", "json"));
        arguments.addAll(SafeInput.of(file));
        try {
            JsonNode answer = JSON.readTree(ffmpeg.probe(arguments));
            MediaInfo info = read(answer);
            if (info.video().isEmpty() && info.audio().isEmpty() && hasPicture(answer)) {
                throw new Failure(
                        ErrorCode.MEDIA_REFUSED,
                        "'"
                                + file
                                + "' holds a picture that is damaged, or larger than 50 megapixels."
                                + " Make it smaller, or leave it out.");
            }
            return info;
        } catch (JacksonException notJson) {
            throw unreadable(file, notJson);
        } catch (Failure failure) {
            throw failure.code() == ErrorCode.FFMPEG_FAILED ? unreadable(file, failure) : failure;
        }
    }

    /** Of a size that ffprobe did not dare to state. */
    private static boolean hasPicture(JsonNode answer) {
        for (JsonNode stream : answer.path("streams")) {
            if (text(stream, "codec_type").equals("video")) {
                return true;
            }
        }
        return false;
    }

    private static Failure unreadable(Path file, Exception cause) {
        return new Failure(
                ErrorCode.MEDIA_UNREADABLE,
                "'"
                        + file
                        + "' is not a media file that can be played (damaged, or of another kind).",
                cause);
    }

    private static MediaInfo read(JsonNode root) {
        JsonNode format = root.path("format");
        Optional<MediaInfo.Video> video = Optional.empty();
        Optional<MediaInfo.Audio> audio = Optional.empty();
        for (JsonNode stream : root.path("streams")) {
            String type = text(stream, "codec_type");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("video") && video.isEmpty() && !cover && number(stream, "width") > 0) {
                video = Optional.of(video(stream));
            } else if (type.equals("audio") && audio.isEmpty() && number(stream, "channels") > 0) {
                audio = Optional.of(audio(stream));
            }
        }
        return new MediaInfo(
                List.of(text(format, "format_name").split(",")),
                decimal(format, "duration"),
                decimal(format, "start_time"),
                whole(format, "bit_rate"),
                video,
                audio);
    }

    private static MediaInfo.Video video(JsonNode stream) {
        return new MediaInfo.Video(
                text(stream, "codec_name"),
                text(stream, "profile"),
                number(stream, "level"),
                number(stream, "width"),
                number(stream, "height"),
                rotation(stream),
                ratio(text(stream, "sample_aspect_ratio")),
                rate(text(stream, "avg_frame_rate")),
                rate(text(stream, "r_frame_rate")),
                whole(stream, "nb_frames"),
                decimal(stream, "duration"),
                text(stream, "pix_fmt"),
                text(stream, "color_range"),
                text(stream, "color_space"),
                text(stream, "color_transfer"),
                text(stream, "color_primaries"),
                number(stream, "has_b_frames"),
                text(stream, "field_order").matches("tt|bb|tb|bt"));
    }

    private static MediaInfo.Audio audio(JsonNode stream) {
        return new MediaInfo.Audio(
                text(stream, "codec_name"),
                number(stream, "sample_rate"),
                number(stream, "channels"),
                decimal(stream, "duration"));
    }

    /** ffprobe counts anticlockwise and may answer -90. */
    private static int rotation(JsonNode stream) {
        for (JsonNode side : stream.path("side_data_list")) {
            if (side.has("rotation")) {
                int quarters = (int) Math.round(-side.path("rotation").asDouble(0) / 90);
                return Math.floorMod(quarters, 4) * 90;
            }
        }
        return 0;
    }

    private static double ratio(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2
                || !parts[0].matches("[1-9]\\d{0,8}")
                || !parts[1].matches("[1-9]\\d{0,8}")) {
            return 1;
        }
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }

    private static Optional<FrameRate> rate(String text) {
        if (!text.matches("[1-9]\\d{0,8}/[1-9]\\d{0,8}")) {
            return Optional.empty();
        }
        String[] parts = text.split("/", -1);
        int numerator = Integer.parseInt(parts[0]);
        int denominator = Integer.parseInt(parts[1]);
        // A time base such as 57600/1 is not a rate at which anything was filmed.
        return (double) numerator / denominator > 1000
                ? Optional.empty()
                : Optional.of(new FrameRate(numerator, denominator));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static int number(JsonNode node, String field) {
        OptionalLong value = whole(node, field);
        return (int) Math.clamp(value.orElse(0), 0L, Integer.MAX_VALUE);
    }

    private static OptionalLong whole(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isIntegralNumber()) {
            return OptionalLong.of(value.asLong());
        }
        String text = value.asString("");
        return text.matches("-?\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static OptionalDouble decimal(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.matches("-?\\d{1,12}(\\.\\d{1,12})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}
