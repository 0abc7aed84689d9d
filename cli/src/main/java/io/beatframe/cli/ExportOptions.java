package io.beatframe.cli;

import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import io.beatframe.request.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For whom the reel is encoded, and how. */
final class ExportOptions {
    @Option(
            names = "--platform",
            paramLabel = "NAME",
            defaultValue = "any",
            description =
                    "Keep the limits of any, reels, tiktok, shorts or facebook (default:"
                            + " ${DEFAULT-VALUE}).")
    String platform = "any";

    @Option(
            names = "--codec",
            paramLabel = "NAME",
            defaultValue = "h264",
            description =
                    "h264 plays everywhere; hevc and av1 are smaller as a rule, slower to make and"
                            + " not taken by all (default: ${DEFAULT-VALUE}).")
    String codec = "h264";

    @Option(
            names = "--hardware",
            paramLabel = "NAME",
            description = "Encode on a graphics card: nvenc, qsv or vaapi.")
    @Nullable String hardware;

    Export export() {
        return new Export(
                Platform.of(platform),
                Codec.of(codec),
                Optional.ofNullable(hardware).map(Hardware::of));
    }
}
