package io.beatframe.render;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FfmpegArguments;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.progress.Progress;
import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import java.util.ArrayList;
import java.util.List;

/** A card's encoder. ffmpeg lists those that it was built for; only trying tells of the card. */
public final class HardwareEncoder {
    private static final String BLACK = "color=black:size=320x320:rate=30:duration=0.2";

    private HardwareEncoder() {}

    /**
     * @throws Failure ENCODER_MISSING when a card is asked for that is not here or not willing
     */
    public static void require(Export export, Ffmpeg ffmpeg) {
        export.hardware().ifPresent(hardware -> tryOut(export.codec(), hardware, ffmpeg));
    }

    private static void tryOut(Codec codec, Hardware hardware, Ffmpeg ffmpeg) {
        String encoder = EncoderSettings.encoder(codec, hardware);
        try {
            List<String> arguments = new ArrayList<>(EncoderSettings.card(hardware));
            arguments.addAll(List.of("-f", "lavfi", "-i", BLACK));
            List<Filter> last = EncoderSettings.last(hardware);
            if (!last.isEmpty()) {
                arguments.addAll(List.of("-vf", FfmpegArguments.print(last)));
            }
            arguments.addAll(List.of("-c:v", encoder, "-f", "null", "-"));
            ffmpeg.run(arguments, 0.2, Progress.SILENT);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.CANCELLED) {
                throw failure;
            }
            throw new Failure(
                    ErrorCode.ENCODER_MISSING,
                    "There is no working "
                            + encoder
                            + " on this machine. Leave out --hardware to encode on the processor.",
                    failure);
        }
    }
}
