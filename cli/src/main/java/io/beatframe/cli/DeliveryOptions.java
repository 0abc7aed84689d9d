package io.beatframe.cli;

import io.beatframe.pipeline.Delivery;
import io.beatframe.request.Codec;
import io.beatframe.request.Export;
import io.beatframe.request.Hardware;
import io.beatframe.request.Platform;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the reel goes, for whom it is encoded, and how. */
final class DeliveryOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "reel.mp4",
            description = "Where the reel goes, an .mp4 (default: ${DEFAULT-VALUE}).")
    Path output = Path.of("reel.mp4");

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description =
                    "Also write plan, report, LUTs, timeline (OTIO) and a contact sheet into this folder.")
    @Nullable Path bundle;

    @Option(names = "--force", description = "Replace files that exist.")
    boolean force;

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

    Delivery delivery() {
        return new Delivery(
                output,
                force,
                Optional.ofNullable(bundle),
                new Export(
                        Platform.of(platform),
                        Codec.of(codec),
                        Optional.ofNullable(hardware).map(Hardware::of)));
    }
}
